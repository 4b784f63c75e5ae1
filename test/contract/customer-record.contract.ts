import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../src/core/customer/customer.js';
import type { CustomerEvent, EventKind } from '../../src/core/customer/customer-event.js';
import type { CustomerEventStore } from '../../src/flows/ports/customer-event-store.js';
import type { CustomerHistory } from '../../src/flows/ports/customer-history.js';
import type { CustomerStore, CustomerWrite } from '../../src/flows/ports/customer-store.js';
import type { MergeEnd, MergeStore } from '../../src/flows/ports/merge-store.js';
import type { TombstoneStore } from '../../src/flows/ports/tombstone-store.js';
import { aConsent, aCustomer, type CustomerChange } from '../builders/a-customer.js';

/** One customer's own record, as everything that is kept of it sees it. */
export type CustomerWorld = {
  readonly customers: CustomerStore;
  readonly events: CustomerEventStore;
  readonly history: CustomerHistory;
  readonly merges: MergeStore;
  readonly tombstones: TombstoneStore;
};

let told = 0;
export const anEvent = (change: Partial<CustomerEvent> = {}): CustomerEvent => {
  told += 1;
  return { id: `e-${told}`, customerId: 'c-1', kind: 'recharge', at: new Date('2026-11-01T04:00:00Z'), ...change };
};
const write = (customer: Customer, change: Partial<CustomerWrite> = {}): CustomerWrite => {
  told += 1;
  return { customer, contentHash: `content ${told}`, ...change };
};
const change = (id: string, more: CustomerChange): CustomerWrite =>
  write({
    ...{
      id,
      relationship: 'current',
      origin: 'table',
      personal: {},
      basic: {},
      business: {},
      usage: [],
      preference: {},
    },
    ...{ consents: [] },
    ...more,
  });
const AT = new Date('2026-11-02T18:00:00Z');
const wish = (id: string, primaryId: string, otherId: string) => ({ id, primaryId, otherId, by: 'ann', at: AT });
const codeOf = (end: MergeEnd) => (end.kind === 'refused' ? end.problems[0]?.code : end.kind);

export function describeCustomerWorld(name: string, make: () => Promise<CustomerWorld>): void {
  const two = async () => {
    const world = await make();
    await world.customers.apply([write(aCustomer()), write(aCustomer({ id: 'c-2', personal: { name: 'Ann' } }))]);
    return world;
  };
  const counted = async ({ events }: CustomerWorld, id: string, kind: EventKind) =>
    ((await events.countersOf(id))?.days[kind] ?? []).reduce((sum, { count }) => sum + count, 0);

  describe(`${name} moves a customer to another node`, () => {
    const move = async (orgNode: string | null, id = 'c-1') => {
      const world = await two();
      const first = await world.customers.move({ id, orgNode: 'N1', by: 'ann', at: AT });
      return { world, ends: [first, await world.customers.move({ id, orgNode, by: 'ann', at: AT })] };
    };

    it.each([
      ['to another', 'N2', ['moved', 'moved'], 'N2', 2],
      ['to none', null, ['moved', 'moved'], undefined, 2],
      ['to where they are', 'N1', ['moved', 'there'], 'N1', 1],
    ])('%s', async (_case, orgNode, expected, now, changes) => {
      const { world, ends } = await move(orgNode);
      expect(ends).toEqual(expected);
      expect((await world.customers.find('c-1'))?.basic.orgNode).toBe(now);
      const history = await world.history.ofCustomer('c-1', 10);
      expect(history.filter(({ field, source }) => field === 'basic.orgNode' && source === 'move:ann')).toHaveLength(
        changes,
      );
    });

    it('who is nobody is not moved, and an unchanged row of the source moves nobody back', async () => {
      expect((await move('N1', 'nobody')).ends).toEqual(['unknown', 'unknown']);
      const world = await make();
      const row = write(aCustomer({ basic: { orgNode: 'N9' } }));
      await world.customers.apply([row]);
      await world.customers.move({ id: 'c-1', orgNode: 'N2', by: 'ann', at: AT });
      await world.customers.apply([row]);
      expect((await world.customers.find('c-1'))?.basic.orgNode).toBe('N2');
    });
  });

  describe(`${name} counts events`, () => {
    it('once, however often they are told', async () => {
      const world = await two();
      const [one, other] = [anEvent({ amount: 5_000 }), anEvent({ customerId: 'c-2' })];
      await expect(world.events.record([one, other, one])).resolves.toEqual(['counted', 'counted', 'known']);
      await expect(world.events.record([one])).resolves.toEqual(['known']);
      expect((await world.events.countersOf('c-1'))?.days.recharge).toEqual([
        { day: '2026-11-01', count: 1, sum: 5_000 },
      ]);
      expect(await counted(world, 'c-2', 'recharge')).toBe(1);
    });

    it('refuses an id that is another event’s, of another customer or of another content, and loses neither', async () => {
      const world = await two();
      const one = anEvent({ amount: 5_000 });
      await expect(
        world.events.record([one, { ...one, customerId: 'c-2' }, { ...one, amount: 7_000 }, { ...one }]),
      ).resolves.toEqual(['counted', 'other-customer', 'other-content', 'known']);
      await expect(
        world.events.record([{ ...one, customerId: 'c-2' }, { ...one, kind: 'payment' }, one]),
      ).resolves.toEqual(['other-customer', 'other-content', 'known']);
      expect(await world.events.ofCustomer('c-1', 10)).toEqual([one]);
      expect([await counted(world, 'c-1', 'recharge'), await counted(world, 'c-2', 'recharge')]).toEqual([1, 0]);
    });

    it('takes one id for one of two customers, when both are told of at the same moment', async () => {
      const world = await two();
      const all = Array.from({ length: 12 }, () => anEvent());
      const others = all.map((event) => ({ ...event, customerId: 'c-2' }));
      const fates = await Promise.all([all, others, all, others].map((some) => world.events.record(some)));
      const counts = [await counted(world, 'c-1', 'recharge'), await counted(world, 'c-2', 'recharge')];
      expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(12);
      for (const [index, event] of all.entries()) {
        const [of] = (await world.events.ofCustomer('c-1', 100)).filter(({ id }) => id === event.id);
        const own = fates.map((fate) => fate[index] === 'other-customer');
        expect(own).toEqual(of === undefined ? [true, false, true, false] : [false, true, false, true]);
      }
    });

    it('knows an event again of the record that answers for the customer by now', async () => {
      const world = await two();
      const one = anEvent({ customerId: 'c-2' });
      await world.events.record([one]);
      await world.merges.merge(wish('m-1', 'c-1', 'c-2'));
      await expect(world.events.record([one, { ...one, customerId: 'c-1' }])).resolves.toEqual(['known', 'known']);
    });

    it('once, also when many tell them at the same moment', async () => {
      const world = await two();
      const all = Array.from({ length: 12 }, (_, n) => anEvent({ kind: n % 2 ? 'care-call' : 'recharge' }));
      await Promise.all(
        [all, all.toReversed(), all.slice(3), all.slice(0, 7)].map((some) => world.events.record(some)),
      );
      expect([await counted(world, 'c-1', 'recharge'), await counted(world, 'c-1', 'care-call')]).toEqual([6, 6]);
    });

    it('the first of two with one id', async () => {
      const world = await two();
      const one = anEvent({ amount: 1 });
      await world.events.record([one]);
      await world.events.record([{ ...one, customerId: 'c-2', amount: 2 }]);
      expect(await counted(world, 'c-2', 'recharge')).toBe(0);
      await expect(world.events.ofCustomer('c-1', 10)).resolves.toEqual([one]);
    });

    it('of nobody not at all', async () => {
      const world = await two();
      await expect(world.events.record([anEvent({ customerId: 'c-9' }), anEvent()])).resolves.toEqual([
        'no-customer',
        'counted',
      ]);
      await expect(world.events.ofCustomer('c-9', 10)).resolves.toEqual([]);
      await expect(world.events.countersOf('c-9')).resolves.toBeNull();
      await expect(world.events.countersOf('c-2')).resolves.toBeNull();
    });

    it('and shows them newest first', async () => {
      const world = await two();
      const days = [3, 1, 2].map((day) => anEvent({ at: new Date(Date.UTC(2026, 9, day)) }));
      await world.events.record(days);
      const shown = await world.events.ofCustomer('c-1', 2);
      expect(shown.map(({ at }) => at.getUTCDate())).toEqual([3, 2]);
    });
  });

  describe(`${name} keeps the history of fields`, () => {
    it('each change with before and after, source and instant, newest first', async () => {
      const { customers, history } = await two();
      const from = (day: number) => ({ effectiveAt: new Date(Date.UTC(2026, 9, day)), source: 'crm' });
      await customers.apply([{ ...change('c-1', { basic: { age: 40 } }), ...from(1) }]);
      await customers.apply([{ ...change('c-1', { basic: { age: 41, sex: 'Male' } }), ...from(2) }]);
      const entries = await history.ofCustomer('c-1', 10);
      expect(
        entries.map(({ field, before, after, effectiveAt, source }) => [
          field,
          before,
          after,
          effectiveAt.getUTCDate(),
          source,
        ]),
      ).toEqual([
        ['basic.age', 40, 41, 2, 'crm'],
        ['basic.sex', 'Female', 'Male', 2, 'crm'],
        ['basic.age', null, 40, 1, 'crm'],
      ]);
      expect(await history.ofCustomer('c-1', 1)).toHaveLength(1);
      expect(await history.ofCustomer('c-2', 10)).toEqual([]);
    });

    it('also of what identifies a person, and not of a value that is typed another way', async () => {
      const { customers, history } = await two();
      await customers.apply([
        change('c-1', { personal: { msisdn: '001 202 555 0123', email: 'new@example.invalid' } }),
      ]);
      const entries = await history.ofCustomer('c-1', 10);
      expect(entries.map(({ field, before, after }) => [field, before, after])).toEqual([
        ['personal.email', 'c-1@example.invalid', 'new@example.invalid'],
      ]);
    });

    it('nothing for a write that changes nothing', async () => {
      const { customers, history } = await two();
      await customers.apply([change('c-1', { basic: { sex: 'Female' } })]);
      expect(await history.ofCustomer('c-1', 10)).toEqual([]);
    });
  });

  describe(`${name} merges records`, () => {
    it('by the rules; the primary answers for both ids', async () => {
      const { customers, merges } = await two();
      await customers.apply([
        change('c-2', {
          basic: { activationDate: '2020-01-01' },
          business: { productsHeld: ['tv'], householdId: 'h-1' },
          consents: [aConsent({ granted: false, at: new Date('2026-10-03T00:00:00Z') })],
        }),
      ]);
      const end = await merges.merge(wish('m-1', 'c-1', 'c-2'));
      expect(codeOf(end)).toBe('done');
      await expect(customers.find('c-2')).resolves.toBeNull();
      await expect(customers.answersFor('c-2')).resolves.toBe('c-1');
      await expect(customers.answersFor('c-1')).resolves.toBeNull();
      await expect(customers.count()).resolves.toBe(1);
      await expect(customers.lookup('name', 'Ann')).resolves.toEqual(['c-1']);
      await expect(customers.members('household', 'h-1', 10)).resolves.toEqual(['c-1']);
      const merged = await customers.find('c-1');
      expect(merged).toMatchObject({
        personal: { name: 'Ann', msisdn: '+12025550123' },
        basic: { activationDate: '2020-01-01', sex: 'Female' },
        business: { productsHeld: ['mobile', 'tv'], householdId: 'h-1' },
      });
      expect(merged?.consents.find(({ channel }) => channel === 'sms')?.granted).toBe(false);
    });

    it('and gives both back, exactly as they were', async () => {
      const { customers, merges, history } = await two();
      await customers.apply([change('c-2', { basic: { age: 40 }, usage: [{ month: '2026-09', revenue: 1 }] })]);
      const before = [await customers.find('c-1'), await customers.find('c-2')];
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      await expect(merges.undo('m-1', 'bob', AT)).resolves.toMatchObject({ kind: 'done', merge: { undoneBy: 'bob' } });
      expect([await customers.find('c-1'), await customers.find('c-2')]).toEqual(before);
      await expect(customers.answersFor('c-2')).resolves.toBeNull();
      const sources = (await history.ofCustomer('c-1', 50)).map(({ source }) => source);
      expect([...new Set(sources)]).toEqual(['unmerge:m-1', 'merge:m-1']);
      await expect(merges.ofCustomer('c-2', 10)).resolves.toMatchObject([
        { id: 'm-1', primaryId: 'c-1', undoneAt: AT },
      ]);
    });

    it('counters add up, and events told since go to whom they were told of', async () => {
      const world = await two();
      const { events, merges } = world;
      await events.record([anEvent(), anEvent({ customerId: 'c-2' }), anEvent({ customerId: 'c-2' })]);
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      expect(await counted(world, 'c-1', 'recharge')).toBe(3);
      await events.record([anEvent({ customerId: 'c-2' }), anEvent({ kind: 'care-call' })]);
      expect(await counted(world, 'c-1', 'recharge')).toBe(4);
      expect(await events.ofCustomer('c-1', 10)).toHaveLength(5);
      await merges.undo('m-1', 'bob', AT);
      expect([await counted(world, 'c-1', 'recharge'), await counted(world, 'c-2', 'recharge')]).toEqual([1, 3]);
      expect([await counted(world, 'c-1', 'care-call'), await counted(world, 'c-2', 'care-call')]).toEqual([1, 0]);
    });

    it('an undo keeps what changed since', async () => {
      const { customers, merges } = await two();
      await customers.apply([change('c-2', { basic: { age: 40 } })]);
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      await customers.apply([change('c-1', { basic: { region: 'west' }, personal: { address: '1 Long Street' } })]);
      await merges.undo('m-1', 'bob', AT);
      const restored = await customers.find('c-1');
      expect(restored).toMatchObject({ basic: { region: 'west' }, personal: { address: '1 Long Street' } });
      expect(restored?.basic.age).toBeUndefined();
      expect(restored?.personal.name).toBeUndefined();
      expect((await customers.find('c-2'))?.basic).toMatchObject({ age: 40 });
    });

    it('a row of the merged-away id changes nothing', async () => {
      const { customers, merges } = await two();
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      await expect(customers.apply([change('c-2', { basic: { age: 1 } })])).resolves.toMatchObject({ unchanged: 1 });
      await expect(customers.find('c-2')).resolves.toBeNull();
    });

    it('chains are undone from their end', async () => {
      const { customers, merges } = await two();
      await customers.apply([write(aCustomer({ id: 'c-3' }))]);
      await merges.merge(wish('m-1', 'c-2', 'c-3'));
      await merges.merge(wish('m-2', 'c-1', 'c-2'));
      await expect(customers.answersFor('c-3')).resolves.toBe('c-1');
      expect(codeOf(await merges.undo('m-1', 'bob', AT))).toBe('MERGE_NOT_LAST');
      expect(codeOf(await merges.undo('m-2', 'bob', AT))).toBe('done');
      expect(codeOf(await merges.undo('m-1', 'bob', AT))).toBe('done');
      expect((await customers.findMany(['c-1', 'c-2', 'c-3'])).length).toBe(3);
    });

    it('refuses what cannot be one', async () => {
      const { customers, merges } = await two();
      await customers.apply([write(aCustomer({ id: 'c-3', business: { currency: 'CNY' } }))]);
      expect(codeOf(await merges.merge(wish('m-1', 'c-1', 'c-1')))).toBe('MERGE_WITH_ITSELF');
      expect(codeOf(await merges.merge(wish('m-1', 'c-1', 'c-3')))).toBe('MERGE_CURRENCIES_DIFFER');
      await expect(merges.merge(wish('m-1', 'c-1', 'c-9'))).resolves.toEqual({ kind: 'unknown', id: 'c-9' });
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      expect(codeOf(await merges.merge(wish('m-2', 'c-3', 'c-2')))).toBe('MERGED_AWAY');
      await expect(merges.undo('m-9', 'bob', AT)).resolves.toEqual({ kind: 'unknown', id: 'm-9' });
      await merges.undo('m-1', 'bob', AT);
      expect(codeOf(await merges.undo('m-1', 'bob', AT))).toBe('MERGE_UNDONE');
    });
  });

  describe(`${name} forgets`, () => {
    it('the record and those merged into it, under any of their ids', async () => {
      const { customers, merges, tombstones, events } = await two();
      await merges.merge(wish('m-1', 'c-1', 'c-2'));
      const buried = await tombstones.bury('c-2');
      expect([...(buried ?? [])].sort()).toEqual(['c-1', 'c-2']);
      await expect(customers.find('c-1')).resolves.toBeNull();
      await expect(customers.count()).resolves.toBe(0);
      await expect(customers.lookup('name', 'Ann')).resolves.toEqual([]);
      await expect(events.record([anEvent(), anEvent({ customerId: 'c-2' })])).resolves.toEqual([
        'no-customer',
        'no-customer',
      ]);
    });

    it('twice as well as once, and nobody is nobody', async () => {
      const { tombstones } = await two();
      await tombstones.bury('c-1');
      await expect(tombstones.bury('c-1')).resolves.toEqual(['c-1']);
      await expect(tombstones.bury('c-9')).resolves.toBeNull();
    });

    it('a customer imported again begins a new life, once the old one is gone without a trace', async () => {
      const { customers, tombstones, history } = await two();
      await tombstones.bury('c-1');
      await expect(customers.apply([change('c-1', { basic: { age: 20 } })])).resolves.toMatchObject({ unchanged: 1 });
      await tombstones.finish(['c-1']);
      await expect(customers.apply([change('c-1', { basic: { age: 20 } })])).resolves.toMatchObject({ inserted: 1 });
      const again = await customers.find('c-1');
      expect([again?.basic, again?.personal, again?.usage]).toEqual([{ age: 20 }, {}, []]);
      await expect(history.ofCustomer('c-1', 10)).resolves.toEqual([]);
    });
  });
}
