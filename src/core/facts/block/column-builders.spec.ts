import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { valueAt } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { columnBuilder } from './column-builders.js';

const year = [...Array(11).fill(null), 5];
const bill = { amount: 1, dueOn: null, paid: true, channel: 'app' };

it.each<[string, readonly FactValue[], FactValue]>([
  ['tenureMonths', [1.5, -3, 0], Number.NaN],
  ['senior', [true, false, true], 1],
  ['exitDate', ['2026-11-02', '1969-12-31', '2026-11-02'], '2026-02-30'],
  ['planCode', ['x', '', 'x'], 5],
  ['spendByMonth', [year, [...year].reverse(), year], 'no series'],
  ['bills', [[bill], [], [bill, bill]], 'no list'],
])('%s: what was put stands in its row, grown or cleared', (name, facts, wrong) => {
  const builder = columnBuilder(FIELD_FACTS.get(name) as FactDefinition, 1);
  for (let time = 0; time < 2; time += 1) {
    const rows = [...facts, null, wrong, facts[0] ?? null];
    builder.grow(rows.length);
    for (const [row, fact] of rows.entries()) builder.put(row, fact);
    const column = builder.done(rows.length);
    expect(rows.map((_fact, row) => valueAt(column, row))).toEqual([...facts, null, null, facts[0]]);
    builder.clear();
  }
  expect(valueAt(builder.done(1), 0)).toBeNull();
});

it.each(['spendByMonth', 'bills'])('%s must say what it holds', (name) => {
  const { months: _months, fields: _fields, ...bare } = FIELD_FACTS.get(name) as FactDefinition;
  expect(() => columnBuilder(bare, 1)).toThrow(name);
});
