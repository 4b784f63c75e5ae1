import { expect, it } from '@jest/globals';
import { codeRangesOf } from './code-ranges.js';

const answered = (text: string) => [...text].map((one) => Uint8Array.of(0, Number(one)));

it.each([
  ['0011', [{ lowest: 2, span: 1 }], false],
  ['1101', [{ lowest: 2, span: 0 }], true],
  [
    '0101',
    [
      { lowest: 1, span: 0 },
      { lowest: 3, span: 0 },
    ],
    false,
  ],
  [
    '1010',
    [
      { lowest: 0, span: 0 },
      { lowest: 2, span: 0 },
    ],
    false,
  ],
  ['0000', [{ lowest: 255, span: 0 }], false],
  ['1111', [{ lowest: 255, span: 0 }], true],
])('answers %s are these ranges: %j, flipped: %s', (text, ranges, flipped) => {
  expect(codeRangesOf(answered(text), 1)).toEqual({ ranges, flipped });
});
