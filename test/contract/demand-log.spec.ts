import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoDemandLog } from '../../src/adapters/mongo/demand-log.store.js';
import type { DemandLog } from '../../src/flows/ports/demand-log.js';
import { testDatabase } from '../database.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoDemandLog.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<DemandLog>])[] = [
  ['FakeDemandLog', async () => new FakeDemandLog()],
  [
    'MongoDemandLog',
    async () => {
      await connection.collection('demands').deleteMany({});
      return new MongoDemandLog(connection);
    },
  ],
];
const [FIRST, LATER] = [new Date('2026-11-01T00:00:00Z'), new Date('2026-11-02T00:00:00Z')];
const demand = (customerId: string, product: string, orgNode: string | null, at = FIRST) => ({
  customerId,
  product,
  orgNode,
  at,
});

describe.each(MAKERS)('%s counts demand that could not be met', (_name, make) => {
  it('a customer once a product, most customers first', async () => {
    const log = await make();
    await log.record([demand('c-1', 'iptv', 'N1'), demand('c-2', 'iptv', 'N1'), demand('c-1', 'fibre', null)]);
    await log.record([demand('c-1', 'iptv', 'N1', LATER)]);
    await log.record([]);
    await expect(log.counts(null, 10)).resolves.toEqual([
      { product: 'iptv', orgNode: 'N1', customers: 2, first: FIRST, last: LATER },
      { product: 'fibre', orgNode: null, customers: 1, first: FIRST, last: FIRST },
    ]);
  });

  it('of one product, and no more than are asked for', async () => {
    const log = await make();
    await log.record([demand('c-1', 'iptv', 'N1'), demand('c-2', 'iptv', 'N2'), demand('c-3', 'fibre', 'N1')]);
    await expect(log.counts('fibre', 10)).resolves.toMatchObject([{ product: 'fibre', customers: 1 }]);
    await expect(log.counts(null, 1)).resolves.toHaveLength(1);
    await expect(log.counts('nothing', 10)).resolves.toEqual([]);
  });
});
