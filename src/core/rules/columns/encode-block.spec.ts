import { describe, expect, it } from '@jest/globals';
import { aFact, aRule, aRulePack } from '../../../../test/builders/a-rule-pack.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { indexRules, type RuleIndex } from '../compile/rule-index.js';
import { indexPack } from '../guarded/guarded-index.js';
import { compilePack } from '../program.js';
import { checkedRows, encodeColumns, encodeFacts } from './encode-block.js';

function indexOf(all: readonly unknown[]): RuleIndex {
  const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const INDEX = indexOf([
  { fact: 'spend', operator: 'lessThan', value: 5 },
  { fact: 'spend', operator: 'equal', value: 5, path: '$.amount' },
  { fact: 'senior', operator: 'equal', value: true },
]);

describe('typed columns', () => {
  const asks = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
  const all = [
    asks('tenureMonths', 'between', [0, 12]),
    asks('senior', 'equal', true),
    asks('exitDate', 'withinLastDays', 30),
    asks('planCode', 'startsWith', 'x'),
    asks('arpuBand', 'in', ['LOW', 'MID']),
    asks('spendByMonth', 'fellByPct', { pct: 10, months: 2 }),
    asks('bills', 'some', { all: [asks('paid', 'equal', false), asks('dueOn', 'before', { daysFromToday: 0 })] }),
  ];
  const pack = compilePack(aRulePack({ rules: [aRule({ conditions: { all } })] }), FIELD_FACTS);
  const index = indexPack(pack, '2026-11-22', { possible: true });
  const late = { paid: false, dueOn: '2026-11-21' };
  const sheets: readonly FactSheet[] = [
    { tenureMonths: -0, senior: true, exitDate: '2026-10-23', planCode: 'x1', arpuBand: 'LOW', bills: [late] },
    { tenureMonths: 12.1, senior: false, exitDate: '2026-10-22', planCode: '', arpuBand: 'HIGH', bills: [] },
    { tenureMonths: 12, spendByMonth: [100, 90, 81], bills: [{ paid: false }, { ...late, paid: true }] },
    { spendByMonth: [100, null, 81] },
  ];
  const block = blockOf(['a', 'b', 'c', 'd'], sheets, [...FIELD_FACTS.keys()], FIELD_FACTS);

  it('are encoded as their sheets are', () => {
    const [expected] = encodeFacts(index, sheets, 128);
    expect([...encodeColumns(index, block, 128)]).toEqual([{ ...expected, from: 0 }]);
  });

  it('are taken so many rows at a time', () => {
    const many = Array.from({ length: 300 }, (_one, at) => sheets[at % 4] ?? {});
    const ids = many.map((_sheet, at) => `c-${at}`);
    const parts = [...encodeColumns(index, blockOf(ids, many, [...FIELD_FACTS.keys()], FIELD_FACTS), 128)];
    expect(parts.map(({ from, n }) => [from, n])).toEqual([
      [0, 128],
      [128, 128],
      [256, 44],
    ]);
    expect(parts.map(({ codes }) => codes)).toEqual([...encodeFacts(index, many, 128)].map(({ codes }) => codes));
  });

  it('of nobody are nothing', () => {
    expect([...encodeColumns(index, blockOf([], [], [...FIELD_FACTS.keys()], FIELD_FACTS))]).toEqual([]);
  });

  it('that nobody read are a fault, and so are those of another kind', () => {
    const some = (names: readonly string[]) => blockOf(['a'], [{}], names, FIELD_FACTS);
    expect(() => [...encodeColumns(index, some(['tenureMonths']))]).toThrow('no column senior');
    const texts = new Map([...FIELD_FACTS, ['tenureMonths', aFact({ name: 'tenureMonths', type: 'text' })] as const]);
    const other = blockOf(['a'], [{}], [...FIELD_FACTS.keys()], texts);
    expect(() => [...encodeColumns(index, other)]).toThrow('tenureMonths is dict, not number');
  });
});

describe('blocks of customers', () => {
  it('are full but for the last one', () => {
    const customers = Array.from({ length: 300 }, () => ({ spend: 1 }));
    expect([...encodeFacts(INDEX, customers, 128)].map(({ n }) => n)).toEqual([128, 128, 44]);
    expect([...encodeFacts(INDEX, [], 128)]).toEqual([]);
  });

  it('name the rows that are in no cell', () => {
    const customers = [{ spend: 1 }, { spend: () => 1 }, { spend: new Date(0) }];
    expect([...encodeFacts(INDEX, customers, 128)].map(({ irregular }) => irregular)).toEqual([[1, 2]]);
  });

  it.each([0, 100, 130, 8_192, 128.5])('cannot have %d rows', (rows) => {
    expect(() => checkedRows(rows)).toThrow('a multiple of 128');
  });
});
