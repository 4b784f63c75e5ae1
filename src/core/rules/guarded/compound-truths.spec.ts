import { describe, expect, it } from '@jest/globals';
import { asks, leafOf } from '../../../../test/builders/asked-leaves.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { leafTest } from '../../condition/evaluate-condition.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { someTruths, trendTruths } from './compound-truths.js';

const TODAY = '2026-11-22';

function columnOf(fact: string, values: readonly FactValue[]) {
  const sheets = values.map((value) => ({ [fact]: value }));
  return blockOf(sheets.map(String), sheets, [fact], FIELD_FACTS).columns.get(fact);
}

describe('trends over the months of a column', () => {
  const values: readonly FactValue[] = [[100, 90, 81], [100, 91, 81], [null, 90, 81], [90, 81], [], null];
  const column = columnOf('spendByMonth', values);

  it.each([[undefined], ['matches'], ['fails']] as const)('unknown means %s', (unknown) => {
    if (column?.kind !== 'series') throw new Error('a series is a column of months');
    const leaf = leafOf('spendByMonth', 'fellByPct', { pct: 10, months: 2 }, unknown);
    expect(values.map((_value, row) => trendTruths(leaf, column)(row))).toEqual(values.map(leafTest(leaf, TODAY)));
  });
});

describe('elements of the lists of a column', () => {
  const late = { paid: false, dueOn: '2026-11-21', amount: 3, channel: 'x1' };
  const values: readonly FactValue[] = [
    [{ ...late, paid: true }, late],
    [{ ...late, dueOn: '2026-11-22' }],
    [{ paid: false }],
    [{ paid: true }],
    [
      { ...late, channel: 'y' },
      { ...late, amount: 1 },
    ],
    [],
    null,
  ];
  const column = columnOf('bills', values);
  const owes = {
    all: [
      asks('paid', 'equal', false),
      asks('dueOn', 'before', { daysFromToday: 0 }),
      { any: [asks('amount', 'greaterThan', 2), { not: asks('channel', 'startsWith', 'x') }] },
    ],
  };

  it.each([[undefined], ['matches'], ['fails']] as const)('unknown means %s', (unknown) => {
    if (column?.kind !== 'list') throw new Error('a list is a column of elements');
    const leaf = leafOf('bills', 'some', owes, unknown);
    const truths = values.map((_value, row) => someTruths(leaf, column, TODAY)(row));
    expect(truths).toEqual(values.map(leafTest(leaf, TODAY)));
  });

  it('a field nobody read is a fault', () => {
    const leaf = leafOf('bills', 'some', owes);
    const none = { kind: 'list', offsets: new Uint32Array(1), fields: new Map(), present: new Uint8Array() } as const;
    expect(() => someTruths(leaf, none, TODAY)).toThrow('the elements of bills have no paid');
  });
});
