import { describe, expect, it } from '@jest/globals';
import { askedLeaves, leafOf } from '../../../../test/builders/asked-leaves.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import type { Leaf } from '../../condition/condition.js';
import { leafTest } from '../../condition/evaluate-condition.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { cellDimensions } from './cell-dimension.js';
import { marksOf } from './marks.js';

const TODAY = '2026-11-22';
const DIRT: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  {},
  [],
];
const NUMBERS = [-Number.MAX_VALUE, -1, -0, 0, Number.MIN_VALUE, 4.999999, 5, 5.000001, 7, 8, 1e300, Number.MAX_VALUE];
const DAYS = ['0000-01-01', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '9999-12-31'];

const dimensionsOf = (leaves: readonly Leaf[]) =>
  cellDimensions(
    0,
    askedLeaves(leaves, TODAY).map((one) => ({ ...one, marks: marksOf(one.leaf, TODAY) ?? [] })),
  );

/** Every question's truth, as the cells that the values lie in answer it. */
function answered(leaves: readonly Leaf[], codesOf: (dimension: ReturnType<typeof dimensionsOf>[number]) => number) {
  const held = new Map<number, boolean>();
  for (const dimension of dimensionsOf(leaves)) {
    const answers = dimension.answers[codesOf(dimension)];
    for (const [place, predicate] of dimension.predicates.entries()) held.set(predicate, answers?.[place] === 1);
  }
  return leaves.map((_leaf, at) => (held.get(at * 2) ? 'true' : held.get(at * 2 + 1) ? 'false' : 'unknown'));
}

const NUMBER_LEAVES = [
  leafOf('tenureMonths', 'lessThan', 5),
  leafOf('tenureMonths', 'lessThanInclusive', 5, 'matches'),
  leafOf('tenureMonths', 'between', [5, 7]),
  leafOf('tenureMonths', 'notIn', [0, 8], 'fails'),
  leafOf('tenureMonths', 'greaterThan', Number.MAX_VALUE),
];
const DAY_LEAVES = [
  leafOf('exitDate', 'withinNextDays', 7),
  leafOf('exitDate', 'before', '0000-01-01'),
  leafOf('exitDate', 'after', { daysFromToday: 0 }, 'matches'),
  leafOf('exitDate', 'equal', '9999-12-31'),
];
const TEXT_LEAVES = [
  leafOf('planCode', 'equal', 'x'),
  leafOf('planCode', 'notInList', 'plans', 'fails'),
  leafOf('planCode', 'in', ['', '\u0000']),
];
const BIT_LEAVES = [leafOf('senior', 'equal', true), leafOf('senior', 'notEqual', true, 'matches')];
const CASES: readonly [string, readonly Leaf[], readonly unknown[]][] = [
  ['tenureMonths', NUMBER_LEAVES, NUMBERS],
  ['exitDate', DAY_LEAVES, DAYS],
  ['planCode', TEXT_LEAVES, ['x', 'X', '', '\u0000', '\u0000\u0000', '潮', '__proto__']],
  ['senior', BIT_LEAVES, [true, false]],
];

describe.each(CASES)('%s', (fact, leaves, values) => {
  const all = [...values, ...DIRT, ...NUMBERS, ...DAYS, 'x', '2026-02-30', true] as readonly FactValue[];

  it('on a sheet has the truths of its leaves, whatever it is', () => {
    for (const value of all) {
      const truths = answered(leaves, ({ codeOf }) => codeOf(value));
      expect([value, truths]).toEqual([value, leaves.map((leaf) => leafTest(leaf, TODAY)(value))]);
    }
  });

  it('in a column has the code it has on a sheet', () => {
    const sheets = all.map((value) => ({ [fact]: value }));
    const block = blockOf(sheets.map(String), sheets, [fact], FIELD_FACTS);
    const column = block.columns.get(fact);
    if (column === undefined) throw new Error('a column that was asked for is there');
    for (const { over, codeOf } of dimensionsOf(leaves)) {
      const codes = new Uint8Array(all.length - 1);
      over(column)(1, codes);
      expect([...codes]).toEqual(all.slice(1).map(codeOf));
    }
  });
});

it('more cells than a byte holds are several dimensions', () => {
  const leaves = Array.from({ length: 300 }, (_leaf, at) => leafOf('tenureMonths', 'lessThan', at));
  const dimensions = dimensionsOf(leaves);
  expect(dimensions.map(({ cells }) => cells)).toEqual([152, 152]);
  expect(answered(leaves, ({ codeOf }) => codeOf(250.5)).filter((truth) => truth === 'true')).toHaveLength(49);
});

it('no questions, no dimension', () => {
  expect(cellDimensions(0, [])).toEqual([]);
});

it('what needs several dimensions is asked about one dimension’s worth of values before it is halved', () => {
  let asked = 0;
  const leaves = Array.from({ length: 500 }, (_leaf, at) =>
    leafOf('tenureMonths', 'in', [at * 1_000, at * 1_000 + 7, at * 1_000 + 77]),
  );
  const counted = askedLeaves(leaves, TODAY).map((one) => ({
    ...one,
    marks: marksOf(one.leaf, TODAY) ?? [],
    test: (value: Parameters<typeof one.test>[0]) => {
      asked += 1;
      return one.test(value);
    },
  }));
  const dimensions = cellDimensions(0, counted);
  expect(dimensions.flatMap(({ predicates }) => predicates)).toHaveLength(1_000);
  expect(asked).toBeLessThan(1_600_000);
});
