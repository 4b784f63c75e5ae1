import { expect, it } from '@jest/globals';
import { textsFromBytes, textsToBytes } from './texts.js';

it.each([
  ['none', []],
  ['an empty one', ['']],
  ['plain ids', ['cust-000001', '7590-VHVEG']],
  ['ids of more than ASCII', ['客-1', 'ütf', '😀', 'a']],
  ['a byte order mark', ['\uFEFFa', 'b']],
])('%s', (_case, texts) => {
  expect(textsFromBytes(textsToBytes(texts))).toEqual(texts);
});

it('bytes after the last text are refused', () => {
  expect(() => textsFromBytes(Uint8Array.of(...textsToBytes(['a']), 0))).toThrow(RangeError);
});
