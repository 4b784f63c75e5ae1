import { describe, expect, it } from '@jest/globals';
import { type CustomerEvent, EVENT_KINDS, type EventCounting, type EventKind } from '../customer-event.js';
import { addCounters, countEvent, NO_COUNTERS } from './count-event.js';

const keptDays = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 30])) as EventCounting['keptDays'];
const counting: EventCounting = { zone: 'Asia/Shanghai', keptDays };
let told = 0;
const event = (kind: EventKind, at: string, change: Partial<CustomerEvent> = {}): CustomerEvent => {
  told += 1;
  return { id: `e-${told}`, customerId: 'c-1', kind, at: new Date(at), ...change };
};
const count = (...events: readonly CustomerEvent[]) =>
  events.reduce((counters, one) => countEvent(counters, one, counting), NO_COUNTERS);

describe('events as they are counted', () => {
  it('by day in the operator zone, with the sum of the amounts', () => {
    const counters = count(
      event('recharge', '2026-10-31T15:59:59Z', { amount: 5_000 }),
      event('recharge', '2026-10-31T16:00:00Z', { amount: 3_000 }),
      event('recharge', '2026-11-01T10:00:00Z', { amount: 2_000 }),
    );
    expect(counters.days).toEqual({
      recharge: [
        { day: '2026-10-31', count: 1, sum: 5_000 },
        { day: '2026-11-01', count: 2, sum: 5_000 },
      ],
    });
    expect(counters.last.recharge).toEqual(new Date('2026-11-01T10:00:00Z'));
  });

  it.each([
    ['thirty days back is out', '2026-10-01T00:00:00Z', 1],
    ['twenty-nine are in', '2026-10-02T00:00:00Z', 2],
  ])('of the window of thirty days %s, also when it comes late', (_case, old, kept) => {
    const [now, late] = [event('care-call', '2026-10-31T00:00:00Z'), event('care-call', old)];
    expect(count(now, late).days['care-call']).toHaveLength(kept);
    expect(count(late, now)).toEqual(count(now, late));
  });

  it('a late event does not move the last one back', () => {
    const [first, last] = [event('usage', '2026-10-01T00:00:00Z'), event('usage', '2026-10-02T00:00:00Z')];
    expect(count(last, first).last.usage).toEqual(last.at);
  });

  it.each([
    ['the newest of each survey', '2026-10-02T00:00:00Z', 80],
    ['the lower of one instant', '2026-10-01T00:00:00Z', 40],
  ])('%s counts', (_case, at, score) => {
    const first = event('survey', '2026-10-01T00:00:00Z', { about: 'nps', score: 40 });
    const second = event('survey', at, { about: 'nps', score: 80 });
    const other = event('survey', at, { score: 7 });
    for (const order of [
      [first, second, other],
      [other, second, first],
    ]) {
      const { scores } = count(...order);
      expect(scores.nps?.score).toBe(score);
      expect(scores.survey?.score).toBe(7);
    }
  });

  it('a complaint is open until it is closed, also when the closing is told first', () => {
    const opened = event('complaint-opened', '2026-10-01T00:00:00Z', { about: 'T-1' });
    const closed = event('complaint-closed', '2026-10-03T00:00:00Z', { about: 'T-1' });
    const other = event('complaint-opened', '2026-10-02T00:00:00Z', { id: 'e-x' });
    const incident = event('network-incident-opened', '2026-10-02T00:00:00Z', { about: 'cell-9' });
    expect(count(opened, other, incident).open).toEqual({ complaints: ['T-1', 'e-x'], incidents: ['cell-9'] });
    expect(count(closed, other, opened).open).toEqual({ complaints: ['e-x'], incidents: [] });
  });

  it('a complaint may open again, and closes when both are said of one instant', () => {
    const at = (day: number) => `2026-10-0${day}T00:00:00Z`;
    const opened = (day: number) => event('complaint-opened', at(day), { about: 'T-1' });
    const closed = (day: number) => event('complaint-closed', at(day), { about: 'T-1' });
    expect(count(opened(3), closed(2), opened(1)).open.complaints).toEqual(['T-1']);
    expect(count(opened(3), closed(3)).open.complaints).toEqual([]);
    expect(count(closed(3), opened(3)).open.complaints).toEqual([]);
  });

  it('what is only said to be open is open until it is closed', () => {
    const { matters: _matters, ...bare } = NO_COUNTERS;
    const at = new Date('2026-10-01T00:00:00Z');
    const given = { ...bare, last: { 'complaint-opened': at }, open: { complaints: ['T-1', 'T-2'], incidents: [] } };
    const closed = event('complaint-closed', '2026-10-02T00:00:00Z', { about: 'T-1' });
    expect(countEvent(given, closed, counting).open.complaints).toEqual(['T-2']);
  });

  it('nothing added to nothing is nothing', () => {
    expect(addCounters(NO_COUNTERS, NO_COUNTERS, counting)).toEqual(NO_COUNTERS);
  });
});
