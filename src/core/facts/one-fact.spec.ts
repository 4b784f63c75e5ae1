import { expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { oneByOne } from './one-fact.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const end = new Date('2026-11-03T00:00:00Z');

it('each fact is a step of its own, and what is not told is missing', () => {
  const [age, sex] = oneByOne({
    age: { type: 'number', reads: ['basic.age'], of: ({ basic }) => basic.age },
    sex: { type: 'text', reads: ['basic.sex'], of: ({ basic }) => basic.sex, holds: () => end.getTime() },
  });
  expect(age?.reads).toEqual({ facts: [], profile: ['basic.age'] });
  expect(age?.promises).toEqual({ age: { type: 'number' } });
  expect(age?.derive(aFactSource(), {}, asOf)).toEqual({ age: null });
  expect(sex?.derive(aFactSource(), {}, asOf)).toEqual({ sex: 'Female' });
  expect(age?.holdsUntil).toBeUndefined();
  expect(sex?.holdsUntil?.(aFactSource(), {}, asOf)).toEqual(end);
});
