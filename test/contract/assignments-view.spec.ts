import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoAssignmentStore } from '../../src/adapters/mongo/assignment.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoAssignmentsView } from '../../src/adapters/mongo/views/assignments.view.js';
import type { AssignedUnit } from '../../src/core/measurement/assignment-tally.js';
import type { AssignmentStore } from '../../src/flows/ports/assignment-store.js';
import type { AssignmentsView } from '../../src/flows/ports/assignments-view.js';
import type { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { ReadAssignmentHealth } from '../../src/flows/read-assignment-health.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { anAssignment } from '../builders/an-assignment.js';
import { testDatabase } from '../database.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';
import { FakeAssignmentsView } from '../fakes/fake-assignments-view.js';
import { FakeClock } from '../fakes/fake-clock.js';

const uri = testDatabase();
const FREE = { caps: [], operatorZone: 'UTC' };
const AT = new Date('2026-11-02T18:00:00Z');
const CONTROL = { arm: 'control', from: 0, to: 1_000 } as const;
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoAssignmentStore.ensureIndexes(connection);
});
afterAll(() => connection.close());

type Scene = {
  readonly store: AssignmentStore;
  readonly view: AssignmentsView;
  readonly reach: (customerId: string, householdId?: string) => Promise<void>;
};
const contact = (customerId: string, householdId?: string) =>
  aContactRow({
    ...{ customerId, outreachId: `all|20261102T180000Z|${customerId}|1|email`, runId: 'all|20261102T180000Z' },
    ...{ campaignId: 'win-back', channel: 'email', ...(householdId === undefined ? {} : { householdId }) },
  });

const SCENES: readonly (readonly [string, () => Promise<Scene>])[] = [
  [
    'FakeAssignmentsView',
    async () => {
      const store = new FakeAssignmentStore();
      const view = new FakeAssignmentsView(store);
      const reach = async (customerId: string, householdId?: string) => {
        const unit = householdId === undefined ? customerId : `household|${householdId}`;
        view.books.set(unit, [
          ...(view.books.get(unit) ?? []),
          { ...contact(customerId, householdId), status: 'sent' },
        ]);
      };
      return { store, view, reach };
    },
  ],
  [
    'MongoAssignmentsView',
    async () => {
      for (const name of ['assignments', 'contacts']) await connection.collection(name).deleteMany({});
      const ledger = new MongoContactLedger(connection);
      const reach = async (customerId: string, householdId?: string) => {
        const row = contact(customerId, householdId);
        await ledger.reserve(row, FREE, AT);
        await ledger.markSent(customerId, row.outreachId, AT);
      };
      return { store: new MongoAssignmentStore(connection), view: new MongoAssignmentsView(connection), reach };
    },
  ],
];

async function unitsOf(view: AssignmentsView): Promise<readonly AssignedUnit[]> {
  const found: AssignedUnit[] = [];
  for await (const batch of view.unitsOf('win-back')) found.push(...batch);
  return found.sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

describe.each(SCENES)('%s', (_name, make) => {
  it('tells of each unit its rows, what others assigned it and what reached it', async () => {
    const { store, view, reach } = await make();
    const later = { occurrence: '20261109T180000Z', eligibleAt: new Date('2026-11-09T18:00:00Z') };
    await store.record([
      anAssignment({ unit: 'c-1' }),
      anAssignment({ unit: 'c-1', ...later }),
      anAssignment({ unit: 'c-1', campaignId: 'upsell', ...CONTROL, ...later }),
      anAssignment({ unit: 'c-10', ...CONTROL }),
      anAssignment({ unit: 'household|h-1', customerId: 'c-2' }),
      anAssignment({ unit: 'c-9', campaignId: 'upsell' }),
    ]);
    await reach('c-1');
    await reach('c-3', 'h-1');
    const own = { arm: 'treated', salt: 'campaign:win-back:1:', occurrence: '20261102T180000Z', eligibleAt: AT };
    const sent = { runId: 'all|20261102T180000Z', status: 'sent', channel: 'email' };
    await expect(unitsOf(view)).resolves.toEqual([
      {
        ...{ unit: 'c-1', rows: [own, { ...own, ...later }], contacts: [sent] },
        beside: [{ campaignId: 'upsell', arm: 'control', eligibleAt: later.eligibleAt }],
      },
      { unit: 'c-10', rows: [{ ...own, arm: 'control' }], beside: [], contacts: [] },
      { unit: 'household|h-1', rows: [own], beside: [], contacts: [sent] },
    ]);
  });

  it('comes in batches, each unit in one of them, however many there are', async () => {
    const { store, view } = await make();
    const units = Array.from({ length: 1_203 }, (_, index) => `c-${index}`);
    const occurrences = ['20261102T180000Z', '20261103T180000Z'];
    await store.record(units.flatMap((unit) => occurrences.map((occurrence) => anAssignment({ unit, occurrence }))));
    const found = await unitsOf(view);
    expect([found.length, new Set(found.map(({ unit }) => unit)).size]).toEqual([1_203, 1_203]);
    expect(found.every(({ rows }) => rows.length === 2)).toBe(true);
  });

  it('is what the health of a campaign is counted from', async () => {
    const { store, view, reach } = await make();
    const units = Array.from({ length: 100 }, (_, index) => `c-${index}`);
    await store.record(units.map((unit, index) => anAssignment({ unit, ...(index < 10 ? CONTROL : {}) })));
    await store.record(units.slice(5, 25).map((unit) => anAssignment({ unit, campaignId: 'upsell' })));
    for (const unit of units.slice(10, 82)) await reach(unit);
    const campaigns = { find: async (id: string) => (id === 'win-back' ? {} : null) } as unknown as CampaignStore;
    const measurement = { reached: { leastGap: 0.05 }, overlap: { days: 30 } };
    const rules = { policy: FREE, holdouts: aHoldouts(), measurement } as never;
    const read = new ReadAssignmentHealth(campaigns, store, view, rules, new FakeClock());
    const found = await read.run('win-back');
    expect(found).toMatchObject({
      ...{ units: 100, torn: 0, reachedSince: null, gap: { kind: 'gap', gap: 0.8 } },
      arms: {
        treated: { units: 90, overlap: { units: 15, treated: 15 }, reached: { assigned: 90, reached: 72 } },
        control: { units: 10, overlap: { units: 5, treated: 5 }, reached: { assigned: 10, reached: 0 } },
      },
      overlaps: [{ campaignId: 'upsell', treated: { units: 15 }, control: { units: 5 } }],
      draws: [{ layer: 'campaign', test: { kind: 'tested', p: expect.closeTo(1, 9), verdict: 'fits' } }],
    });
    await expect(read.run('nothing')).rejects.toThrow('no campaign nothing');
  });
});
