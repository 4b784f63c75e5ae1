import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LifecycleCustomersController } from '../../src/adapters/http/lifecycle/lifecycle-customers.controller.js';
import { ListedPeople } from '../../src/adapters/http/lifecycle/listed-people.js';
import { LookUpTrail } from '../../src/adapters/http/look-up-trail.js';
import { MongoAuditLog } from '../../src/adapters/mongo/audit-log.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoPastFacts } from '../../src/adapters/mongo/past-facts.store.js';
import type { Role } from '../../src/core/access/role.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { stageFactsOf } from '../../src/core/lifecycle/stage-fact.js';
import { CountStageGrid } from '../../src/flows/count-stage-grid.js';
import { KeepMonth } from '../../src/flows/keep-month.js';
import { ListMovedCustomers } from '../../src/flows/list-moved-customers.js';
import { ListStageCustomers } from '../../src/flows/list-stage-customers.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { ReadMigration } from '../../src/flows/read-migration.js';
import { aBase } from '../builders/a-base.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCounting } from '../fakes/fake-counting.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith } from '../properties/fact-blocks-world.js';

const uri = testDatabase();
const derivations = derivationsWith(40);
const rules = {
  ...{ catalogue: CATALOGUE, derivations, modelsHash: 'a', levers: [], base: aBase() },
  policy: { operatorZone: 'Asia/Shanghai' },
} as unknown as BusinessRules;
const MODEL = derivations.find(({ model }) => model !== undefined)?.model?.name ?? '';
const STANDING = { models: 1, modelsHash: 'a' };
const BY = 'relationship';
const clock = new FakeClock();
let connection: MongoConnection;
let blocks: MongoFactBlocks;
let months: MongoFactMonths;
let customers: MongoCustomerStore;
let audit: MongoAuditLog;
let door: LifecycleCustomersController;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
  await MongoFactMonths.ensureIndexes(connection);
  await MongoAuditLog.ensureIndexes(connection);
  const by = chance(11);
  for (let index = 0; index < 40; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  // Small blocks, and other cuts in the second month: pages begin anywhere.
  const keeper = new MongoFactKeeper(connection, rules, { each: 4, most: 8 });
  await keeper.ranges(STANDING);
  await keeper.fold({ from: 0, to: PLACES }, STANDING, clock.now());
  blocks = new MongoFactBlocks(connection, rules);
  months = new MongoFactMonths(connection);
  customers = new MongoCustomerStore(connection, new FakeCipher(), clock);
  audit = new MongoAuditLog(connection);
  const past = new MongoPastFacts(connection, rules, { zone: 'Asia/Shanghai', keptDays: {} } as never);
  const leases = new MongoLeases(connection);
  const keepMonth = new KeepMonth(past, months, customers, rules, leases, new FakeIds(), clock);
  await keepMonth.run('2026-09');
  for (let index = 30; index < 60; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  await keeper.makeRoom(60, STANDING);
  await keeper.fold({ from: 0, to: PLACES }, STANDING, clock.now());
  await keepMonth.run('2026-10');
  await withPersonal();
  const flows = new Map<unknown, unknown>([
    [ListStageCustomers, new ListStageCustomers(rules, blocks, clock)],
    [ListMovedCustomers, new ListMovedCustomers(rules, months, clock)],
  ]);
  const counting = new FakeCounting(<T>(flow: unknown) => flows.get(flow) as T);
  const trail = new LookUpTrail(audit, clock, customers);
  door = new LifecycleCustomersController(counting, new ListedPeople(customers), trail);
});

afterAll(async () => {
  await connection.close();
});

/** The world writes what facts are made of only. */
const withPersonal = () =>
  connection.collection('customers').updateMany({ personal: { $exists: false } }, { $set: { personal: {} } });

const never = new AbortController().signal;
const as = (role: Role) => ({ name: role, role, scope: null });
type Cell = { readonly stage?: string; readonly class?: string; readonly by?: string; readonly asOf?: string };
type Flow = { readonly was?: string[]; readonly is?: string[] };
type Told = { readonly ids: readonly string[]; readonly total: number | null };
type Paged = {
  readonly items: readonly { readonly customerId: string }[];
  readonly next: string | null;
  readonly total: number | null;
};

async function paged(ask: (after: string | undefined) => Promise<Paged>): Promise<Told> {
  const first = await ask(undefined);
  const ids = first.items.map(({ customerId }) => customerId);
  for (let { next } = first; next !== null; ) {
    const page = await ask(next);
    expect(page.total).toBeNull();
    ids.push(...page.items.map(({ customerId }) => customerId));
    next = page.next;
  }
  return { ids, total: first.total };
}

const cell = (asked: Cell, limit: number) =>
  paged((after) => {
    const more = after === undefined ? {} : { after };
    return door.inCell(as('manager'), never, { model: MODEL, by: BY, limit, ...asked, ...more });
  });

const flow = (asked: Flow, limit: number) =>
  paged((after) => {
    const more = after === undefined ? {} : { after };
    return door.moved(as('manager'), never, { model: MODEL, from: '2026-09', to: '2026-10', limit, ...asked, ...more });
  });

describe.each([1, 7, 200])('in pages of %d', (limit) => {
  it('every cell of the base by stage and class lists as many as it counts, each once', async () => {
    const grid = await new CountStageGrid(rules, blocks, clock).run({ model: MODEL, by: BY });
    const asOf = grid.asOf.toISOString();
    const seen: string[] = [];
    for (const { stage, value, customers: count } of grid.cells) {
      const { ids, total } = await cell({ stage, class: value, asOf }, limit);
      expect([ids.length, total]).toEqual([count, count]);
      seen.push(...ids);
    }
    expect([seen.length, new Set(seen).size]).toEqual([grid.customers, grid.customers]);
    expect(grid.cells.length).toBeGreaterThan(3);
    const all = await cell({ asOf }, limit);
    expect(all.ids.toSorted()).toEqual(seen.toSorted());
    expect(all.total).toBe(grid.customers);
  });

  it('every flow of a migration lists as many as it counts', async () => {
    const read = new ReadMigration(rules, months, clock);
    const { migration, movements } = await read.run({ model: MODEL, from: '2026-09', to: '2026-10' });
    const names = Object.keys(migration);
    let used = 0;
    for (const [from, row] of Object.entries(migration)) {
      for (const [to, count] of Object.entries(row)) {
        const { ids, total } = await flow({ was: [from], is: [to] }, limit);
        expect([from, to, ids.length, total, new Set(ids).size]).toEqual([from, to, count, count, count]);
        used += Number(count > 0);
      }
    }
    expect(used).toBeGreaterThan(2);
    for (const { stage, before, entered, left, after } of movements) {
      const without = names.filter((name) => name !== stage && name !== 'NOT_KNOWN');
      const told = [
        await flow({ was: [stage] }, limit),
        await flow({ was: without, is: [stage] }, limit),
        await flow({ was: [stage], is: without }, limit),
        await flow({ is: [stage] }, limit),
      ];
      expect(told.map(({ ids }) => ids.length)).toEqual([before, entered, left, after]);
    }
  });
});

it('of a change since, the list is of the base as it is, and says as of when', async () => {
  const before = await cell({}, 200);
  await new CustomerChanges(connection).change('late-1', chance(5));
  await withPersonal();
  const after = await cell({}, 200);
  expect(after.ids.filter((id) => !before.ids.includes(id))).toEqual(['late-1']);
  const told = await door.inCell(as('manager'), never, { model: MODEL, limit: 1 });
  expect([told.asOf, told.total]).toEqual([clock.now().toISOString(), before.ids.length + 1]);
});

describe('the people on a page', () => {
  const personal = { name: 'Jane Doe', msisdn: '+12025550199', email: 'jane@example.invalid' };
  const facts = stageFactsOf(MODEL, derivations, CATALOGUE);
  beforeAll(async () => {
    await customers.apply([{ customer: aCustomer({ id: 'jane', personal }), contentHash: 'jane' }]);
  });

  async function jane(role: Role) {
    for (let after: string | undefined; ; ) {
      const asked = { model: MODEL, limit: 20, ...(after === undefined ? {} : { after }) };
      const { items, next } = await door.inCell(as(role), never, asked);
      const found = items.find(({ customerId }) => customerId === 'jane');
      if (found !== undefined) return found;
      if (next === null) throw new Error('she is not there');
      after = next;
    }
  }

  it.each<[Role, string, string]>([
    ['manager', 'J***', '***0199'],
    ['marketer', 'J***', '***0199'],
    ['privacy-officer', 'J***', '***0199'],
    ['admin', 'Jane Doe', '+12025550199'],
  ])('are seen by a %s as “%s”', async (role, name, msisdn) => {
    const found = await jane(role);
    expect(found).toMatchObject({ customerId: 'jane', name, msisdn });
    expect(Object.keys(found)).not.toContain('email');
    expect(facts?.stage.values).toContain(found.stage === 'NONE' ? facts?.stage.values[0] : found.stage);
  });

  it('are on record before they are told: who looked, at what, at how many', async () => {
    await door.inCell(as('manager'), never, { model: MODEL, limit: 3, stage: 'LOW' });
    await door.moved(as('admin'), never, { model: MODEL, from: '2026-09', to: '2026-10', limit: 2, was: ['LOW'] });
    const entries = await audit.list({ limit: 2, subject: MODEL });
    const looked = entries.find(({ action }) => action === 'lifecycle.customers');
    const moved = entries.find(({ action }) => action === 'lifecycle.moved');
    expect(looked).toMatchObject({
      ...{ actor: 'manager', action: 'lifecycle.customers', subject: MODEL },
      detail: { stage: 'LOW', asOf: clock.now().toISOString() },
    });
    expect(moved).toMatchObject({
      ...{ actor: 'admin', action: 'lifecycle.moved', subject: MODEL },
      detail: { from: '2026-09', to: '2026-10', was: 'LOW' },
    });
  });
});
