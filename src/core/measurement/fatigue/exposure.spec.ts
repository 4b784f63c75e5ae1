import { describe, expect, it } from '@jest/globals';
import { type Cell, type ContactTrace, ExposureTable } from './exposure.js';

const RULES = { windowDays: 28, levels: [0, 1, 2, 4] };
const day = (days: number) => new Date(Date.UTC(2026, 8, 1) + days * 86_400_000);
const OBSERVED = { from: day(0), until: day(56) };
const NOBODY: Cell = { customers: 0, days: 0, daysSubscribed: 0, optOuts: 0, complaints: 0 };
const trace = (change: Partial<ContactTrace>): ContactTrace => ({
  ...{ contacts: [], engagements: [], optOuts: [], complaints: [] },
  ...change,
});
const table = (...traces: readonly Partial<ContactTrace>[]) => {
  const found = new ExposureTable(RULES, OBSERVED);
  for (const one of traces) found.add(trace(one));
  return found;
};
const daysAt = (found: ExposureTable, engaged = false) =>
  RULES.levels.map((_edge, level) => found.cell(level, engaged).days);

describe('exposure by contacts in the last 28 days', () => {
  it.each<[string, Partial<ContactTrace>, readonly number[]]>([
    ['nobody contacted is not under observation', {}, [0, 0, 0, 0]],
    ['one contact counts for 28 days, then none', { contacts: [day(10)] }, [18, 28, 0, 0]],
    ['two that overlap are two while both count', { contacts: [day(10), day(20)] }, [8, 20, 18, 0]],
    ['three are at the level from two on', { contacts: [day(10), day(10), day(10)] }, [18, 0, 28, 0]],
    ['four are at the last', { contacts: [day(0), day(1), day(2), day(3)] }, [25, 2, 4, 25]],
    ['before the span they count and are not observed', { contacts: [day(-20), day(-10)] }, [38, 10, 8, 0]],
    ['before the span and long over', { contacts: [day(-60)] }, [56, 0, 0, 0]],
    ['at the end of the span is too late', { contacts: [day(56)] }, [0, 0, 0, 0]],
  ])('%s', (_case, change, expected) => {
    expect(daysAt(table(change))).toEqual(expected);
  });

  it('is split by whether they engaged within those days', () => {
    const found = table({ contacts: [day(0)], engagements: [day(7)] });
    expect([daysAt(found), daysAt(found, true)]).toEqual([
      [21, 7, 0, 0],
      [7, 21, 0, 0],
    ]);
  });

  it('counts what happens where the customer is just then: the contact of that instant is among them', () => {
    const found = table({ contacts: [day(0), day(5)], complaints: [day(4), day(5), day(40)] });
    expect([0, 1, 2].map((level) => found.cell(level, false).complaints)).toEqual([1, 1, 1]);
  });

  it('takes who opted out off the risk of it, and not off that of complaining', () => {
    const found = table({ contacts: [day(0)], optOuts: [day(10), day(12)], complaints: [day(20)] });
    expect(found.cell(1, false)).toEqual({ customers: 1, days: 28, daysSubscribed: 10, optOuts: 1, complaints: 1 });
    expect(found.cell(0, false)).toEqual({ customers: 1, days: 28, daysSubscribed: 0, optOuts: 0, complaints: 0 });
  });

  it.each([
    ['before they were contacted', { contacts: [day(10)], optOuts: [day(9)], complaints: [day(9)] }],
    ['at the end of the span', { contacts: [day(10)], optOuts: [day(56)], complaints: [day(56)] }],
  ])('does not count what happened %s', (_case, change) => {
    const found = table(change);
    expect(
      RULES.levels.flatMap((_edge, level) => [found.cell(level, false).optOuts, found.cell(level, false).complaints]),
    ).toEqual(RULES.levels.flatMap(() => [0, 0]));
    expect(found.cell(1, false).daysSubscribed).toBe(28);
  });

  it('counts each customer once wherever they were', () => {
    const found = table({ contacts: [day(0), day(40)] }, { contacts: [day(1)] }, {});
    expect([found.customers, found.cell(1, false).customers, found.cell(2, false)]).toEqual([2, 2, NOBODY]);
  });

  it('has no level that the rules do not name', () => {
    expect(() => table().cell(4, false)).toThrow('no level 4');
  });
});
