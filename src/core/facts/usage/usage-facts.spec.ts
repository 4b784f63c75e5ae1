import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { UsageMonth } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { usage, usageSeries } from './usage-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const factsOf = (...months: readonly UsageMonth[]) =>
  deriveFacts({ ...aFactSource(), usage: months }, [usage, ...usageSeries], asOf);

describe('usage of the last three months', () => {
  it('means a month, roaming in all, the newest month for what it was', () => {
    const facts = factsOf(
      { month: '2026-08', voiceMinutes: 100, messages: 3, dataMb: 1_000, roamingDays: 2, nightShare: 0.2 },
      { month: '2026-09', voiceMinutes: 201, messages: 3, dataMb: 2_000, roamingDays: 1, nightShare: 0.4 },
      { month: '2026-10', dataMb: 3_000, dataAllowanceMb: 2_000, appMb: { video: 900, social: 900, games: 10 } },
    );
    expect(facts).toMatchObject({
      mou: 151,
      smsCount: 3,
      dataMb: 2_000,
      dataAllowanceUsedPct: 150,
      roamingDays: 3,
      nightShare: 0.3,
      topAppCategory: 'social',
    });
  });

  it.each([
    ['nothing known', [], { mou: null, roamingDays: null, dataAllowanceUsedPct: null, topAppCategory: null }],
    [
      'a plan without data',
      [{ month: '2026-10', dataMb: 5, dataAllowanceMb: 0 }],
      { dataAllowanceUsedPct: null, dataMb: 5 },
    ],
    [
      'only an older month',
      [{ month: '2026-09', dataMb: 5, dataAllowanceMb: 5 }],
      { dataAllowanceUsedPct: null, dataMb: 5 },
    ],
  ])('%s', (_case, months, expected) => {
    expect(factsOf(...months)).toMatchObject(expected);
  });
});

describe('series', () => {
  it('are full months, the newest last, and a gap is a gap', () => {
    const { arpuByMonth, dataMbByMonth, mouByMonth } = factsOf(
      { month: '2026-10', revenue: 10 },
      { month: '2026-08', revenue: 8, dataMb: 1 },
      { month: '2026-11', revenue: 99 },
    );
    expect(arpuByMonth).toHaveLength(24);
    expect((arpuByMonth as readonly unknown[]).slice(-3)).toEqual([8, null, 10]);
    expect(dataMbByMonth).toHaveLength(12);
    expect(mouByMonth).toBeNull();
  });
});
