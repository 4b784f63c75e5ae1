import { describe, expect, it } from '@jest/globals';
import { LoadSample, type SampleProgress } from '../../src/flows/load-sample.js';
import type { CustomerWrite } from '../../src/flows/ports/customer-store.js';
import { SampleOperator, type SamplePlan } from '../../src/flows/ports/sample-operator.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { customersOf } from '../golden/synthetic-operator.js';

const PLAN: SamplePlan = { customers: 1_600, seed: 7, months: 2 };
const CRASH = new Error('the power went out');

/** The operator as it is, and how many customers it has made. */
class CountedOperator extends SampleOperator {
  made = 0;

  override async firstStart() {
    return PLAN;
  }

  override async open({ seed, months }: SamplePlan) {
    const customers = customersOf(seed, months);
    const one = (index: number) => {
      this.made += 1;
      return customers.customer(index);
    };
    return {
      customers: function* (from: number, until: number) {
        for (let index = from; index <= until; index += 1) yield one(index);
      },
      truth: () => {
        throw new Error('nobody who loads may see the truth');
      },
    };
  }
}

function aWorld() {
  const operator = new CountedOperator();
  const store = new FakeCustomerStore();
  const audit = new FakeAuditLog();
  const told = new Set<string>();
  const watch = { beforeApply: (_writes: readonly CustomerWrite[]) => {} };
  const customers = {
    apply: async (writes: readonly CustomerWrite[]) => {
      // A database answers later than a generator asks.
      await new Promise((resolve) => setImmediate(resolve));
      watch.beforeApply(writes);
      return store.apply(writes);
    },
  };
  const events = {
    record: async (rows: readonly { readonly id: string; readonly customerId: string }[]) =>
      rows.map(({ id, customerId }) => {
        if (!store.kept.has(customerId)) return 'no-customer';
        const fate = told.has(id) ? 'known' : 'counted';
        told.add(id);
        return fate;
      }),
  };
  const cipher = { lookup: (_field: string, value: string) => value };
  const clock = { now: () => new Date(0), system: () => new Date(0) };
  const flow = new LoadSample(operator, customers as never, events as never, audit, cipher as never, clock as never);
  const shown: SampleProgress[] = [];
  let starts = 0;
  const hooks = {
    onStart: () => {
      starts += 1;
    },
    onProgress: (now: SampleProgress) => {
      shown.push(now);
    },
  };
  const load = (once = false, plan = PLAN) => flow.run({ plan, by: 'test', once }, hooks);
  return { operator, store, audit, told, watch, shown, load, starts: () => starts };
}

describe('loading the synthetic operator', () => {
  it('stores every customer and counts every event, and says how far it is', async () => {
    const world = aWorld();
    const end = await world.load();
    expect(end).toMatchObject({ done: 1_600, inserted: 1_600, updated: 0, unchanged: 0, events: world.told.size });
    expect(world.store.kept.size).toBe(1_600);
    expect(world.told.size).toBeGreaterThan(1_600);
    expect(world.shown.map(({ done }) => done)).toEqual([500, 1_000, 1_500, 1_600]);
  });

  it('again finds everything as it was', async () => {
    const world = aWorld();
    await world.load();
    expect(await world.load()).toEqual({ done: 1_600, inserted: 0, updated: 0, unchanged: 1_600, events: 0 });
  });

  it('goes on where it was interrupted: nothing twice and nothing left out', async () => {
    const world = aWorld();
    let batches = 0;
    world.watch.beforeApply = () => {
      batches += 1;
      if (batches === 3) throw CRASH;
    };
    await expect(world.load(true)).rejects.toBe(CRASH);
    world.watch.beforeApply = () => {};
    const before = world.store.kept.size;
    expect(before).toBeLessThan(1_600);
    expect(await world.load(true)).toMatchObject({ done: 1_600, inserted: 1_600 - before, unchanged: before });
    const undisturbed = aWorld();
    await undisturbed.load();
    expect([...world.told].sort()).toEqual([...undisturbed.told].sort());
    expect(world.store.kept.size).toBe(1_600);
  });

  it('asked for once does nothing where so large a base was loaded before, and more where a larger one is asked for', async () => {
    const world = aWorld();
    await world.load(true);
    const made = world.operator.made;
    expect(await world.load(true)).toBeNull();
    expect(await world.load(true, { ...PLAN, customers: 100 })).toBeNull();
    expect([world.operator.made, world.starts()]).toEqual([made, 1]);
    expect(await world.load(true, { ...PLAN, customers: 1_700 })).toMatchObject({ inserted: 100, unchanged: 1_600 });
  });

  it.each([
    ['seed', { ...PLAN, seed: 8, customers: 10 }],
    ['number of months', { ...PLAN, months: 3, customers: 10 }],
  ])('another %s is not laid over an operator that is there', async (_case, other) => {
    const world = aWorld();
    await world.load(false, { ...PLAN, customers: 20 });
    const kept = structuredClone([...world.store.kept]);
    const params = { seed: 7, months: 2, otherSeed: other.seed, otherMonths: other.months };
    await expect(world.load(false, other)).rejects.toMatchObject({
      code: 'CONFLICT',
      problems: [{ path: 'seed', code: 'OTHER_OPERATOR_LOADED', params }],
    });
    expect(await world.load(true, other)).toBeNull();
    expect([...world.store.kept]).toEqual(kept);
    expect(await world.load(false, { ...PLAN, customers: 30 })).toMatchObject({ inserted: 10, unchanged: 20 });
  });

  it('an operator whose load was interrupted is there', async () => {
    const world = aWorld();
    world.watch.beforeApply = () => {
      throw CRASH;
    };
    await expect(world.load()).rejects.toBe(CRASH);
    await expect(world.load(false, { ...PLAN, seed: 8 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('of a base that was loaded before that was put down nothing is known: it takes any', async () => {
    const world = aWorld();
    const detail = { customers: 10, months: 2 };
    await world.audit.record({ at: new Date(0), actor: 'cli', action: 'sample.loaded', subject: 'sample-7', detail });
    expect(await world.load(false, { ...PLAN, seed: 8, customers: 10 })).toMatchObject({ inserted: 10 });
    await expect(world.load(false, { ...PLAN, customers: 10 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('holds three batches at most, however large the base', async () => {
    const world = aWorld();
    let applied = 0;
    let most = 0;
    world.watch.beforeApply = (writes) => {
      most = Math.max(most, world.operator.made - applied);
      applied += writes.length;
    };
    await world.load(false, { ...PLAN, customers: 4_000 });
    expect(most).toBeLessThanOrEqual(1_500);
    expect(applied).toBe(4_000);
  });

  it('puts on record who loaded what', async () => {
    const world = aWorld();
    await world.load(false, { ...PLAN, customers: 1 });
    const entries = await world.audit.list({ limit: 10, subject: 'sample-7' });
    expect(entries.map(({ action }) => action).sort()).toEqual(['sample.load', 'sample.loaded']);
    expect(entries[0]).toMatchObject({ actor: 'test', detail: { customers: 1, months: 2 } });
  });
});
