import { expect, it } from '@jest/globals';
import { ByteReader, ByteWriter } from './bytes.js';

it('what was put is taken in the same order, whatever its alignment', () => {
  const writer = new ByteWriter();
  writer.byte(7);
  writer.numbers(Float64Array.of(0.1, -0));
  writer.text('潮位');
  writer.u32(4_294_967_295);
  writer.numbers(new Uint8Array(5_000).fill(9));
  const reader = new ByteReader(writer.done());
  expect(reader.byte()).toBe(7);
  expect(reader.numbers(Float64Array, 2)).toEqual(Float64Array.of(0.1, -0));
  expect(reader.text()).toBe('潮位');
  expect(reader.u32()).toBe(4_294_967_295);
  expect(reader.ended).toBe(false);
  expect(reader.take(5_000)).toEqual(new Uint8Array(5_000).fill(9));
  expect(reader.ended).toBe(true);
});

it('numbers taken share no memory with the bytes', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const taken = new ByteReader(bytes).numbers(Uint8Array, 2);
  bytes[0] = 9;
  expect(taken).toEqual(Uint8Array.of(1, 2));
});

it('bytes that end too early are refused', () => {
  expect(() => new ByteReader(Uint8Array.of(1, 2)).u32()).toThrow(RangeError);
});
