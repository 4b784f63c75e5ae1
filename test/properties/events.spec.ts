import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CustomerEvent, EVENT_KINDS, type EventCounting } from '../../src/core/customer/customer-event.js';
import { addCounters, countEvent, countEvents, NO_COUNTERS } from '../../src/core/customer/event/count-event.js';
import { readEvent } from '../../src/core/customer/event/read-event.js';
import { dayNumber } from '../../src/core/kit/day.js';
import { dayIn } from '../../src/core/kit/zone.js';

const KEPT = 30;
const keptDays = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, KEPT])) as EventCounting['keptDays'];
const counting: EventCounting = { zone: 'Asia/Shanghai', keptDays };

const START = Date.UTC(2026, 8, 1);
const event: fc.Arbitrary<CustomerEvent> = fc.record({
  id: fc.integer({ min: 0, max: 9_999 }).map((n) => `e-${n}`),
  customerId: fc.constant('c-1'),
  kind: fc.constantFrom(...EVENT_KINDS),
  // Few instants, so that many coincide.
  at: fc.integer({ min: 0, max: 70 }).map((days) => new Date(START + days * 86_400_000 + (days % 3) * 3_600_000 * 9)),
  amount: fc.integer({ min: 0, max: 10_000 }),
  score: fc.integer({ min: 0, max: 100 }),
  about: fc.constantFrom('a', 'b', 'c'),
});
const history = fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 40 });
const count = (events: readonly CustomerEvent[]) =>
  events.reduce((counters, one) => countEvent(counters, one, counting), NO_COUNTERS);

describe('counters of events', () => {
  it('are the same in whatever order the events are told', () => {
    const shuffled = history.chain((events) =>
      fc.shuffledSubarray(events, { minLength: events.length }).map((order) => [events, order] as const),
    );
    fc.assert(
      fc.property(shuffled, ([events, order]) => {
        expect(count(order)).toEqual(count(events));
        expect(countEvents(NO_COUNTERS, order, counting)).toEqual(count(events));
      }),
    );
  });

  it('are the same however the history is cut between two records that are merged', () => {
    fc.assert(
      fc.property(history, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (events, mine) => {
        const left = count(events.filter((_event, index) => mine[index]));
        const right = count(events.filter((_event, index) => !mine[index]));
        expect(addCounters(left, right, counting)).toEqual(count(events));
        expect(addCounters(right, left, counting)).toEqual(count(events));
      }),
    );
  });

  it('say of every window what a reading of the whole history says', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: KEPT }), (events, window) => {
        const counters = count(events);
        for (const kind of EVENT_KINDS) {
          const own = events.filter((one) => one.kind === kind);
          const newest = Math.max(...own.map(({ at }) => dayNumber(dayIn(counting.zone, at))));
          const within = (day: string) => dayNumber(day) > newest - window;
          const told = own.filter(({ at }) => within(dayIn(counting.zone, at)));
          const kept = (counters.days[kind] ?? []).filter(({ day }) => within(day));
          expect(kept.reduce((sum, day) => sum + day.count, 0)).toBe(told.length);
          expect(kept.reduce((sum, day) => sum + day.sum, 0)).toBe(
            told.reduce((sum, { amount = 0 }) => sum + amount, 0),
          );
        }
      }),
    );
  });
});

it('whatever JSON is told as an event, it is read or refused by its place', () => {
  const keys = fc.constantFrom(
    'id',
    'customerId',
    'kind',
    'at',
    'amount',
    'score',
    'about',
    'reason',
    '$set',
    '__proto__',
  );
  const value = fc.oneof(fc.constantFrom('recharge', '2026-11-02T10:00:00Z', 'c-1'), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, value, { noNullPrototype: false })), (json) => {
      const read = readEvent(json, { latest: new Date('2026-11-03T00:00:00Z') });
      expect(read.ok || read.problems.every(({ path }) => path.startsWith('$'))).toBe(true);
    }),
  );
});
