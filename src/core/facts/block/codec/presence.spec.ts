import { expect, it } from '@jest/globals';
import { ByteReader, ByteWriter } from './bytes.js';
import { packBits, readPresence, unpackBits, writePresence } from './presence.js';

it.each([
  ['nobody at all', [], 1],
  ['everybody', [1, 1, 1], 1],
  ['nobody', [0, 0, 0], 1],
  ['some', [1, 0, 0, 0, 0, 0, 0, 0, 1], 3],
])('%s comes back from as few bytes as it takes', (_case, flags, bytes) => {
  const writer = new ByteWriter();
  writePresence(writer, Uint8Array.from(flags));
  const written = writer.done();
  expect(written).toHaveLength(bytes);
  expect(readPresence(new ByteReader(written), flags.length)).toEqual(Uint8Array.from(flags));
});

it('bits lie the lowest of a byte first', () => {
  expect(packBits(Uint8Array.of(1, 0, 1))).toEqual(Uint8Array.of(5));
  expect(unpackBits(Uint8Array.of(5), 3)).toEqual(Uint8Array.of(1, 0, 1));
});

it('another mode than there is is refused', () => {
  expect(() => readPresence(new ByteReader(Uint8Array.of(9)), 1)).toThrow(RangeError);
});
