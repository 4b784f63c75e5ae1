import { expect, it } from '@jest/globals';
import { askedLeaves, leafOf } from '../../../../test/builders/asked-leaves.js';
import { answersAt, Cells, predicatesOf } from './guarded-dimension.js';

const LEAVES = askedLeaves(
  [leafOf('tenureMonths', 'lessThan', 5), leafOf('tenureMonths', 'greaterThan', 1)],
  '2026-11-22',
);

it('a cell answers each predicate, leaf by leaf', () => {
  expect(predicatesOf(LEAVES)).toEqual([0, 1, 2, 3]);
  expect([...answersAt(LEAVES, ['true', 'false'])]).toEqual([1, 0, 0, 1]);
  expect([...answersAt(LEAVES, ['unknown', 'true'])]).toEqual([0, 0, 1, 0]);
});

it('samples answered alike share a cell', () => {
  const cells = new Cells(LEAVES);
  expect([0, 3, 1, 4, 5, null, 9].map((sample) => cells.add(sample))).toEqual([0, 1, 0, 1, 2, 3, 2]);
  expect(cells.answers.map((answers) => answers.join(''))).toEqual(['1001', '1010', '0110', '0000']);
});
