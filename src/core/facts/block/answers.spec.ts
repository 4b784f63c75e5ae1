import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { valueAt } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { Answers } from './answers.js';

const year = [...Array(11).fill(null), 5];
const bills = [{ amount: 1, dueOn: null, paid: true, channel: 'app' }];

it.each<[string, readonly FactValue[]]>([
  ['tenureMonths', [1.5, null, -3]],
  ['senior', [true, null, false]],
  ['exitDate', ['2026-11-02', null, '1969-12-31']],
  ['planCode', ['x', null, '']],
  ['arpuBand', ['HIGH', null, 'LOW']],
  ['spendByMonth', [year, null, [...year].reverse()]],
  ['bills', [bills, null, []]],
])('%s: each customer has the answer of its number', (name, answers) => {
  const all = new Answers(FIELD_FACTS.get(name) as FactDefinition);
  for (const [number, answer] of answers.entries()) all.put(number, answer);
  const column = all.column(Int32Array.of(2, 0, 1, 0));
  expect([0, 1, 2, 3].map((row) => valueAt(column, row))).toEqual([answers[2], answers[0], null, answers[0]]);
});

it('an answer that is none of its type is missing', () => {
  const all = new Answers(FIELD_FACTS.get('tenureMonths') as FactDefinition);
  all.put(0, 'twelve');
  all.put(1, Number.NaN);
  expect([0, 1].map((row) => valueAt(all.column(Int32Array.of(0, 1)), row))).toEqual([null, null]);
});
