import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { UsageMonth } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { monthsBefore } from '../row/customer-reading.js';
import { arpu, arpuOf } from './arpu.js';

const bill = (month: string, revenue: number, serviceCost?: number) =>
  serviceCost === undefined ? { month, revenue } : { month, revenue, serviceCost };

/** The months before 2026-11-02. */
const until = (usage: readonly UsageMonth[]) => monthsBefore(usage, 2026 * 12 + 10);

describe('spend on 2026-11-02', () => {
  const three = [bill('2026-08', 1_000), bill('2026-09', 2_000), bill('2026-10', 4_000)];
  it.each([
    ['three full months', three, 4_000, 2_333, 'THREE_MONTHS'],
    ['a gap is left out, not zero', [three[0], three[2]], 4_000, 2_500, 'TWO_MONTHS_ONLY'],
    ['the only month known', [bill('2026-10', 7_000)], 7_000, 7_000, 'ONE_MONTH_ONLY'],
    ['the only month known is not the last', [bill('2026-09', 7_000)], null, 7_000, 'ONE_MONTH_ONLY'],
    ['a month that runs does not count', [bill('2026-11', 9_000)], null, null, 'NO_RECENT_REVENUE'],
    ['what is too long ago does not count', [bill('2026-07', 9_000)], null, null, 'NO_RECENT_REVENUE'],
    ['a month without revenue is a gap', [{ month: '2026-10', dataMb: 5 }], null, null, 'NO_RECENT_REVENUE'],
    ['a month of zero is a month', [bill('2026-10', 0)], 0, 0, 'ONE_MONTH_ONLY'],
  ])('%s', (_case, usage, arpu1m, arpu3m, arpuCause) => {
    const months = usage.filter((month) => month !== undefined);
    expect(arpuOf(until(months))).toMatchObject({ arpu1m, arpu3m, arpuCause });
  });
});

describe('margin', () => {
  it.each([
    ['spend less cost', [bill('2026-10', 5_000, 2_000)], 3_000],
    ['below zero where service costs more', [bill('2026-10', 1_000, 2_000)], -1_000],
    ['missing where the cost is', [bill('2026-10', 5_000)], null],
    ['missing where one month has no cost', [bill('2026-09', 5_000), bill('2026-10', 5_000, 1_000)], null],
    ['missing without spend', [], null],
  ])('%s', (_case, usage, margin) => {
    expect(arpuOf(until(usage)).margin).toBe(margin);
  });
});

it('who left is measured as of when they left', () => {
  const change = {
    relationship: 'former',
    basic: { exitDate: '2026-03-15' },
    usage: [bill('2026-02', 8_000), bill('2026-03', 6_000)],
  } as const;
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  expect(deriveFacts(aFactSource(change), [arpu], asOf)).toMatchObject({ arpu1m: 6_000, arpu3m: 7_000 });
});
