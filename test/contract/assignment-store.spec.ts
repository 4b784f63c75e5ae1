import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoAssignmentStore } from '../../src/adapters/mongo/assignment.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import type { AssignmentStore } from '../../src/flows/ports/assignment-store.js';
import { anAssignment } from '../builders/an-assignment.js';
import { testDatabase } from '../database.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoAssignmentStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<AssignmentStore>])[] = [
  ['FakeAssignmentStore', async () => new FakeAssignmentStore()],
  [
    'MongoAssignmentStore',
    async () => {
      await connection.collection('assignments').deleteMany({});
      return new MongoAssignmentStore(connection);
    },
  ],
];

describe.each(MAKERS)('%s keeps assignments', (_name, make) => {
  const control = { arm: 'control', from: 0, to: 1_000 } as const;

  it('as they were put in', async () => {
    const store = await make();
    await expect(store.record([anAssignment()])).resolves.toBe(1);
    await expect(store.find(anAssignment().id)).resolves.toEqual(anAssignment());
    await expect(store.find('nobody')).resolves.toBeNull();
    await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
  });

  it('one of an id, also of two members of a household, and what is new beside it', async () => {
    const store = await make();
    const unit = 'household|h-1';
    const [first, second] = ['c-1', 'c-2'].map((customerId) => anAssignment({ unit, customerId }));
    if (!first || !second) throw new Error('two members');
    await expect(store.record([first, second])).resolves.toBe(1);
    await expect(store.record([second, anAssignment({ unit: 'c-3' })])).resolves.toBe(1);
    await expect(store.find(first.id)).resolves.toEqual(first);
  });

  it('of two members the first by id, whichever comes first', async () => {
    const store = await make();
    const unit = 'household|h-1';
    const [first, second] = ['c-1', 'c-2'].map((customerId) => anAssignment({ unit, customerId }));
    if (!first || !second) throw new Error('two members');
    await expect(store.record([second])).resolves.toBe(1);
    await expect(store.record([first])).resolves.toBe(0);
    await expect(store.find(first.id)).resolves.toEqual(first);
  });

  it('nothing, without complaint', async () => {
    await expect((await make()).record([])).resolves.toBe(0);
  });

  it('and pages through a campaign by id', async () => {
    const store = await make();
    const rows = ['a', 'b', 'c'].map((unit) => anAssignment({ unit }));
    await store.record([...rows.toReversed(), anAssignment({ campaignId: 'another' })]);
    await expect(store.ofCampaign('win-back', null, 2)).resolves.toEqual(rows.slice(0, 2));
    await expect(store.ofCampaign('win-back', rows[1]?.id ?? null, 2)).resolves.toEqual(rows.slice(2));
  });

  it('and counts units by draw and arm, each once however often it was assigned', async () => {
    const store = await make();
    await store.record([
      anAssignment({ unit: 'a' }),
      anAssignment({ unit: 'a', occurrence: '20261103T180000Z' }),
      anAssignment({ unit: 'b' }),
      anAssignment({ unit: 'c', ...control }),
      anAssignment({ unit: 'd', layer: 'global', salt: 'holdout:global:2026Q4:', ...control, to: 200 }),
      anAssignment({ unit: 'e', campaignId: 'another' }),
    ]);
    const ofCampaign = { layer: 'campaign', salt: 'campaign:win-back:1:', variant: null };
    await expect(store.countArms('win-back')).resolves.toEqual([
      { ...ofCampaign, ...control, units: 1 },
      { ...ofCampaign, arm: 'treated', from: 1_000, to: 10_000, units: 2 },
      { ...control, layer: 'global', salt: 'holdout:global:2026Q4:', variant: null, to: 200, units: 1 },
    ]);
    await expect(store.countArms('nothing')).resolves.toEqual([]);
  });
});
