import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactProfileStore } from '../../src/adapters/mongo/facts/fact-profile.store.js';
import { PLACES } from '../../src/core/kit/hash.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { ProfileFacts } from '../../src/flows/profile-facts.js';
import { aBase } from '../builders/a-base.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeFactProfileStore } from '../fakes/fake-fact-profile-store.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith } from '../properties/fact-blocks-world.js';
import { describeFactProfileStore } from './fact-profile-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

async function aStore(): Promise<MongoFactProfileStore> {
  await connection.collection('fact_profiles').deleteMany({});
  return new MongoFactProfileStore(connection);
}

describeFactProfileStore('FakeFactProfileStore', async () => new FakeFactProfileStore());
describeFactProfileStore('MongoFactProfileStore', aStore);

it('a profile of blocks is what counting the sheets one by one says', async () => {
  const rules = {
    catalogue: CATALOGUE,
    derivations: derivationsWith(40),
    modelsHash: 'a',
    policy: { operatorZone: 'Asia/Shanghai' },
    base: aBase(),
  } as unknown as BusinessRules;
  const by = chance(9);
  for (let index = 0; index < 60; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
  const keeper = new MongoFactKeeper(connection, rules, { each: 10, most: 20 });
  const standing = { models: 1, modelsHash: 'a' };
  const clock = new FakeClock();
  await keeper.ranges(standing);
  await keeper.fold({ from: 0, to: PLACES }, standing, clock.now());
  const blocks = new MongoFactBlocks(connection, rules);
  const customers = { count: async () => 60 } as unknown as CustomerStore;
  const store = await aStore();
  const profileFacts = new ProfileFacts(rules, blocks, customers, store, clock);

  const profile = await profileFacts.run('nightly');
  expect(profile?.customers).toBe(60);
  expect(profile?.facts.map(({ name }) => name)).toEqual([...CATALOGUE.keys()]);
  for (const { name, known } of profile?.facts ?? []) {
    const sheets = await Promise.all(Array.from({ length: 60 }, (_one, at) => blocks.sheetOf(`c-${at}`, clock.now())));
    expect([name, known]).toEqual([name, sheets.filter((sheet) => (sheet?.[name] ?? null) !== null).length]);
  }
  await expect(store.newest('a')).resolves.toEqual(profile);
  // Today's is there: the night has nothing to do, a person who asks is answered anew.
  await expect(profileFacts.run('nightly')).resolves.toBeNull();
  await expect(profileFacts.run('now')).resolves.toMatchObject({ customers: 60 });
});
