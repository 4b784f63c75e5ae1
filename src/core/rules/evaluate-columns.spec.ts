import { describe, expect, it } from '@jest/globals';
import { aFact, aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { FIELD_FACTS } from '../../../test/builders/field-facts.js';
import { TRUTHS } from '../condition/evaluate-condition.js';
import { blockOf } from '../facts/fact-block.js';
import { evaluateColumns } from './evaluate-columns.js';
import { evaluateRow } from './evaluate-row.js';
import { compilePack } from './program.js';

const asks = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const CONDITIONS = [
  { all: [asks('arpuBand', 'in', ['MID', 'HIGH']), asks('tenureMonths', 'greaterThanInclusive', 12)] },
  { any: [asks('senior', 'equal', true), { not: asks('planCode', 'equal', 'x') }] },
  { not: { any: [asks('exitDate', 'lessThan', '2026-01-01'), asks('tenureMonths', 'notEqual', 0)] } },
];
const compiled = compilePack(
  aRulePack({ rules: CONDITIONS.map((conditions, index) => aRule({ id: `r-${index}`, conditions })) }),
  FIVE_FACTS,
);
const SHEETS = [
  { arpuBand: 'HIGH', tenureMonths: 12, senior: true, planCode: 'x', exitDate: '2025-12-31' },
  { arpuBand: 'LOW', tenureMonths: 11.9, senior: false, planCode: '', exitDate: '2026-01-01' },
  { arpuBand: 'MID', tenureMonths: 0, senior: null, planCode: 'x', exitDate: null },
  {},
];

it('columns say what rows say, customer by customer', () => {
  const ids = SHEETS.map((_sheet, index) => `c-${index}`);
  const columns = evaluateColumns(compiled, blockOf(ids, SHEETS, compiled.facts, FIVE_FACTS));
  const rows = SHEETS.map((sheet) => evaluateRow(compiled, sheet));
  expect(columns.map((truths) => [...truths].map((place) => TRUTHS[place]))).toEqual(
    CONDITIONS.map((_condition, rule) => rows.map((row) => row[rule])),
  );
});

it('a truth is its place in the list: 0 false, 1 true, 2 unknown', () => {
  const [first] = evaluateColumns(compiled, blockOf(['a', 'b', 'c', 'd'], SHEETS, compiled.facts, FIVE_FACTS));
  expect([...(first ?? [])]).toEqual([1, 0, 0, 2]);
});

it('no customers, no truths', () => {
  expect(evaluateColumns(compiled, blockOf([], [], compiled.facts, FIVE_FACTS)).map(({ length }) => length)).toEqual([
    0, 0, 0,
  ]);
});

describe('a block that is not what the pack reads is a fault', () => {
  it('a column is not there', () => {
    const block = blockOf(['a'], [{}], ['arpuBand'], FIVE_FACTS);
    expect(() => evaluateColumns(compiled, block)).toThrow('no column tenureMonths');
  });

  it('a column of another kind', () => {
    const texts = new Map([...FIVE_FACTS, ['tenureMonths', aFact({ name: 'tenureMonths', type: 'text' })]]);
    const block = blockOf(['a'], [{}], compiled.facts, texts);
    expect(() => evaluateColumns(compiled, block)).toThrow('is dict, not number');
  });
});

describe('series, lists and the run’s day', () => {
  const pack = compilePack(
    aRulePack({
      rules: [
        aRule({ id: 'fell', conditions: { all: [asks('spendByMonth', 'fellByPct', { pct: 10, months: 1 })] } }),
        aRule({
          id: 'owes',
          conditions: {
            all: [
              asks('bills', 'some', {
                all: [asks('paid', 'equal', false), asks('dueOn', 'before', { daysFromToday: 0 })],
              }),
            ],
          },
        }),
        aRule({
          id: 'said',
          conditions: { all: [{ ...asks('exitDate', 'withinLastDays', 3), unknown: 'fails' }] },
        }),
      ],
    }),
    FIELD_FACTS,
  );
  const late = { paid: false, dueOn: '2026-11-21' };
  const sheets = [
    { spendByMonth: [100, 90], bills: [{ paid: true, dueOn: '2026-11-01' }, late], exitDate: '2026-11-19' },
    {
      spendByMonth: [100, 91],
      bills: [{ paid: false, dueOn: '2026-11-22' }, { dueOn: '2026-11-23' }],
      exitDate: '2026-11-18',
    },
    { spendByMonth: [null, 90], bills: [{ paid: false }], exitDate: null },
    { spendByMonth: null, bills: [], exitDate: '2026-11-23' },
    { bills: null },
  ];
  const block = blockOf(['a', 'b', 'c', 'd', 'e'], sheets, pack.facts, FIELD_FACTS);

  it('are answered as rows are', () => {
    const columns = evaluateColumns(pack, block, '2026-11-22').map((truths) => [...truths]);
    expect(columns).toEqual([
      [1, 0, 2, 2, 2],
      [1, 0, 2, 0, 2],
      [1, 0, 0, 0, 0],
    ]);
    const rows = sheets.map((sheet) => evaluateRow(pack, sheet, '2026-11-22'));
    expect(columns.map((truths) => truths.map((place) => TRUTHS[place]))).toEqual(
      [0, 1, 2].map((rule) => rows.map((row) => row[rule])),
    );
  });

  it('a day that is asked for and not given is a fault', () => {
    expect(() => evaluateColumns(pack, block)).toThrow("the run's day");
    expect(() => evaluateRow(pack, {})).toThrow("the run's day");
  });
});
