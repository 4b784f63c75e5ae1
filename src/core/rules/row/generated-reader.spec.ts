import { expect, it } from '@jest/globals';
import { generatedReader, type Place } from './generated-reader.js';

const place = (name: string, number: number, codeOf: (value: unknown) => number): Place => ({
  name,
  isInherited: name in Object.prototype,
  number,
  isEntered: number === 0,
  coders: [{ dimension: number, codeOf }],
});

it('reads names that would be code, if they were code', () => {
  const names = ['"]; throw 1; //', '\\', '\u2028', "'"];
  const read = generatedReader(
    names.map((name, at) => place(name, at, Number)),
    null,
  );
  const codes = new Uint8Array(10);
  const values: unknown[] = [];
  const facts = Object.fromEntries(names.map((name, at) => [name, at + 3]));
  expect(read?.(facts, codes, 1, 2, values)).toBe(true);
  expect([...codes]).toEqual([0, 3, 0, 4, 0, 5, 0, 6, 0, 0]);
  expect(values).toEqual([3]);
});

it('says no where a value is in no cell, or is no fact', () => {
  const read = generatedReader([place('a', 0, () => -1)], null);
  expect(read?.({ a: 1 }, new Uint8Array(1), 0, 1, [])).toBe(false);
  const guarded = generatedReader([place('a', 0, () => 0)], () => false);
  expect(guarded?.({ a: 1 }, new Uint8Array(1), 0, 1, [])).toBe(false);
});

it('is not made for names that every object inherits', () => {
  expect(generatedReader([place('__proto__', 0, Number)], null)).toBeNull();
});
