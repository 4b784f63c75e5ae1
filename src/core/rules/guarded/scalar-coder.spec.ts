import { expect, it } from '@jest/globals';
import type { ScalarColumn } from '../../facts/fact-block.js';
import { type Coder, encodeScalars } from './scalar-coder.js';

const CODER: Coder = {
  missing: 9,
  number: (value) => value + 1,
  entry: (value) => (value === 'b' || value === true ? 1 : 0),
};
const present = Uint8Array.from([1, 1, 0]);

it.each<[ScalarColumn, readonly number[]]>([
  [{ kind: 'number', values: Float64Array.from([1, 2, 3]), present }, [2, 3, 9]],
  [{ kind: 'day', values: Int32Array.from([4, 5, 6]), present }, [5, 6, 9]],
  [{ kind: 'bit', values: Uint8Array.from([0, 1, 1]), present }, [0, 1, 9]],
  [{ kind: 'dict', values: Uint32Array.from([1, 0, 0]), present, dictionary: ['a', 'b'] }, [1, 0, 9]],
])('%j', (column, expected) => {
  const codes = new Uint8Array(3);
  encodeScalars(column, CODER)(0, codes);
  expect([...codes]).toEqual(expected);
});

it('a text is asked about once, however many have it', () => {
  const asked: unknown[] = [];
  const entry = (value: string | boolean) => asked.push(value);
  const column = {
    kind: 'dict',
    values: new Uint32Array(50),
    present: new Uint8Array(50).fill(1),
    dictionary: ['a'],
  } as const;
  encodeScalars(column, { ...CODER, entry })(10, new Uint8Array(40));
  expect(asked).toEqual(['a']);
});
