import { expect, it } from '@jest/globals';
import { MOST_CELLS, NO_CELL } from '../dimension.js';
import { Predicates } from '../predicates.js';
import { AnswerCells } from './answer-cells.js';

function cellsOf(...values: readonly unknown[]) {
  const predicates = new Predicates({});
  for (const value of values) predicates.lower({ fact: 'f', operator: 'lessThan', value, path: undefined });
  return new AnswerCells(predicates.all);
}

it('samples answered alike share a cell', () => {
  const cells = cellsOf(1, 5);
  expect([0, 2, -7, 9, 3].map((sample) => cells.add(sample))).toEqual([0, 1, 0, 2, 1]);
  expect(cells.answers.map((one) => [...one])).toEqual([
    [1, 1],
    [0, 1],
    [0, 0],
  ]);
});

it('one asked again leaves the others’ answers', () => {
  const cells = cellsOf(1, 5);
  cells.askAll(0);
  cells.ask(0, 9);
  expect([...cells.atHand]).toEqual([0, 1]);
  cells.put(1, 0);
  expect(cells.code()).toBe(cells.add(9));
});

it('what no sample answered, or throws, is in no cell', () => {
  const cells = cellsOf(1, 5);
  cells.add(0);
  expect([-1, 9, Object.create(null)].map((value) => cells.find(value))).toEqual([0, NO_CELL, NO_CELL]);
});

it('says when a byte is not enough', () => {
  const cells = cellsOf(...Array.from({ length: MOST_CELLS }, (_one, at) => at));
  for (let sample = 0; sample < MOST_CELLS; sample += 1) cells.add(sample);
  expect(cells.isTooMany).toBe(false);
  cells.add(-1);
  expect(cells.isTooMany).toBe(true);
});
