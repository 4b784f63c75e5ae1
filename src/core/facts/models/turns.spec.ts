import { describe, expect, it } from '@jest/globals';
import type { Condition, Leaf } from '../../condition/condition.js';
import type { FactSheet } from '../fact-sheet.js';
import { conditionEdges, edgeDays, edgesHold, ticks } from './turns.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const asks = (fact: string, operator: Leaf['operator'], value: Leaf['value']): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator, value },
});
const holds = (condition: Condition, sheet: FactSheet) =>
  edgesHold(conditionEdges([condition]), sheet, asOf)
    ?.toISOString()
    .slice(0, 10) ?? null;

describe('an answer holds until a fact may pass a mark', () => {
  it.each<[string, Condition, FactSheet, string | null]>([
    [
      'at most three months, on the day of the fourth',
      asks('tenureMonths', 'lessThanInclusive', 3),
      { activationDate: '2026-08-15' },
      '2026-11-15',
    ],
    ['and then the next', asks('tenureMonths', 'lessThanInclusive', 3), { activationDate: '2026-07-15' }, '2026-11-15'],
    ['long past', asks('tenureMonths', 'lessThanInclusive', 3), { activationDate: '2020-07-15' }, null],
    [
      'joining lies ahead',
      asks('tenureMonths', 'lessThanInclusive', 3),
      { activationDate: '2026-12-24' },
      '2026-12-24',
    ],
    [
      'sixty-two days left',
      asks('contractDaysLeft', 'between', [0, 62]),
      { contractEndDate: '2027-02-01' },
      '2026-12-01',
    ],
    [
      'inside it, until it has ended',
      asks('contractDaysLeft', 'between', [0, 62]),
      { contractEndDate: '2026-11-20' },
      '2026-11-20',
    ],
    ['days since', asks('daysSinceLastUsage', 'greaterThanInclusive', 30), { lastUsageOn: '2026-10-20' }, '2026-11-19'],
    [
      'in own gaps',
      asks('rechargeGapTimes', 'greaterThan', 1.5),
      { lastRechargeOn: '2026-10-25', meanRechargeGapDays: 10 },
      '2026-11-08',
    ],
    [
      'what moves in its own way, tomorrow',
      asks('contractWindow', 'equal', 'D7'),
      { contractEndDate: '2027-02-01' },
      '2026-11-03',
    ],
    ['nothing known', asks('tenureMonths', 'lessThanInclusive', 3), {}, null],
    ['a fact that stands still', asks('arpu3m', 'lessThan', 3), { arpu3m: 2 }, null],
  ])('%s', (_case, condition, sheet, expected) => {
    expect(holds(condition, sheet)).toBe(expected);
  });
});

it('the earliest of several conditions, through all, any and not', () => {
  const tree: Condition = {
    kind: 'all',
    of: [
      { kind: 'any', of: [asks('tenureMonths', 'lessThan', 24)] },
      { kind: 'not', of: asks('overdueDays', 'greaterThanInclusive', 90) },
    ],
  };
  const edges = conditionEdges([tree]);
  expect([...edges.keys()]).toEqual(['tenureMonths', 'overdueDays']);
  expect(edgeDays(edges)).toEqual(['activationDate', 'overdueSince']);
  expect(holds(tree, { activationDate: '2025-01-15', overdueSince: '2026-09-01' })).toBe('2026-11-30');
});

it('facts of the clock are known, others stand still', () => {
  expect(ticks('tenureMonths')).toBe(true);
  expect(ticks('arpu3m')).toBe(false);
  expect(ticks('toString')).toBe(false);
});
