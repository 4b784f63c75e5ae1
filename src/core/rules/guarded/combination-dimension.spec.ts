import { describe, expect, it } from '@jest/globals';
import { askedLeaves, asks, leafOf } from '../../../../test/builders/asked-leaves.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import type { Leaf } from '../../condition/condition.js';
import { leafTest } from '../../condition/evaluate-condition.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { combinationDimensions } from './combination-dimension.js';

const TODAY = '2026-11-22';
const many = Array.from({ length: 100 }, (_one, value) => value * 2);
const manyDays = Array.from({ length: 28 }, (_one, day) => `2026-11-${String(day + 1).padStart(2, '0')}`);

const CASES: readonly [string, readonly Leaf[], readonly FactValue[]][] = [
  [
    'planCode',
    [
      ...['x', 'xx', 'y'].map((prefix) => leafOf('planCode', 'startsWith', prefix)),
      ...['^x', 'y$', '^$'].map((pattern) => leafOf('planCode', 'matches', pattern, 'matches')),
    ],
    ['x', 'xx', 'xy', 'y', '', 'z', 'xx'],
  ],
  [
    'tenureMonths',
    [leafOf('tenureMonths', 'in', many), leafOf('tenureMonths', 'notIn', many, 'fails')],
    [0, 1, 198, 200],
  ],
  ['exitDate', [leafOf('exitDate', 'in', manyDays)], ['2026-11-01', '2026-11-30', '2026-11-01']],
  ['senior', [leafOf('senior', 'equal', true)], [true, false]],
  [
    'spendByMonth',
    [
      leafOf('spendByMonth', 'fellByPct', { pct: 10, months: 1 }),
      leafOf('spendByMonth', 'belowOwnAverage', { months: 2 }, 'fails'),
    ],
    [[100, 90], [100, 100, 90], [90, 100], [null, 90], []],
  ],
  [
    'bills',
    [leafOf('bills', 'some', { all: [asks('paid', 'equal', false)] })],
    [[{ paid: false }], [{ paid: true }], [{}], [], [{}, { paid: false }]],
  ],
];

describe.each(CASES)('%s', (fact, leaves, values) => {
  const all = [...values, null, 'dirt', Number.NaN] as readonly FactValue[];
  const dimensions = combinationDimensions(0, askedLeaves(leaves, TODAY), TODAY);

  it('has a cell for each combination of the truths of five leaves at most', () => {
    expect(dimensions.every(({ cells, answers }) => cells <= 243 && answers.length === cells)).toBe(true);
    for (const value of all) {
      const held = dimensions.flatMap(({ predicates, answers, codeOf }) =>
        predicates.filter((_predicate, place) => answers[codeOf(value)]?.[place] === 1),
      );
      const truths = leaves.map((leaf) => leafTest(leaf, TODAY)(value));
      expect(held).toEqual(
        truths.flatMap((truth, at) => (truth === 'unknown' ? [] : at * 2 + Number(truth === 'false'))),
      );
    }
  });

  it('in a column has the code it has on a sheet', () => {
    const sheets = all.map((value) => ({ [fact]: value }));
    const column = blockOf(sheets.map(String), sheets, [fact], FIELD_FACTS).columns.get(fact);
    if (column === undefined) throw new Error('a column that was asked for is there');
    for (const { over, codeOf, kind } of dimensions) {
      const codes = new Uint8Array(all.length - 1);
      over(column)(1, codes);
      expect([...codes]).toEqual(all.slice(1).map(codeOf));
      expect(column.kind).toBe(kind);
    }
  });
});
