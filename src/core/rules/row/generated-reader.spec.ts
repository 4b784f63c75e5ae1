import { expect, it } from '@jest/globals';
import { stepInto } from '../compile/fact-path.js';
import type { Place } from './fact-places.js';
import { generatedReader, type ReaderParts } from './generated-reader.js';

const PARTS: ReaderParts = {
  isFact: (value) => typeof value !== 'function',
  isOpen: (value) => typeof value === 'object' && value !== null,
  stepInto,
  readAside: (_inside, _within, isFact, codes, at, stride) => {
    codes[at + 9 * stride] = isFact ? 1 : 2;
    return true;
  },
};

const place = (
  name: string,
  dimension: number,
  inside: readonly Place[] = [],
  code: (value: unknown) => number = Number,
): Place => ({
  name,
  isInherited: name in Object.prototype,
  coders: [{ dimension, codeOf: code }],
  inside,
});

it('reads names that would be code, if they were code', () => {
  const names = ['"]; throw 1; //', '\\', '\u2028', "'", '__proto__'];
  const read = generatedReader(
    names.map((name, at) => place(name, at)),
    PARTS,
  );
  const codes = new Uint8Array(12);
  const facts = JSON.parse(JSON.stringify(Object.fromEntries(names.slice(0, 4).map((name, at) => [name, at + 3]))));
  Object.defineProperty(facts, '__proto__', { value: 7, enumerable: true });
  expect(read(facts, codes, 1, 2)).toBe(true);
  expect([...codes]).toEqual([0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]);
});

it('says no where a value is in no cell, or is no fact', () => {
  expect(generatedReader([place('a', 0, [], () => -1)], PARTS)({ a: 1 }, new Uint8Array(1), 0, 1)).toBe(false);
  expect(generatedReader([place('a', 0)], PARTS)({ a: () => 1 }, new Uint8Array(1), 0, 1)).toBe(false);
});

it('enters objects, and leaves what is none to a written function', () => {
  const read = generatedReader([place('a', 0, [place('b', 1)], () => 5)], PARTS);
  const codes = new Uint8Array(10);
  expect(read({ a: { b: 3 } }, codes, 0, 1)).toBe(true);
  expect([...codes]).toEqual([5, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(read({ a: 'x' }, codes, 0, 1)).toBe(true);
  expect(codes[9]).toBe(1);
});
