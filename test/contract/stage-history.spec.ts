import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoStageHistory } from '../../src/adapters/mongo/customer/stage-history.store.js';
import type { StageHistory } from '../../src/flows/ports/stage-history.js';
import { testDatabase } from '../database.js';
import { FakeStageHistory } from '../fakes/fake-stage-history.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
});

afterAll(async () => {
  await connection.close();
});

const row = (rev: number, model: string, value: string, since: string, customerId = 'c-1') => ({
  customerId,
  rev,
  model,
  value,
  since,
  cause: 'BECAUSE',
  basis: null,
  from: null,
});
const ROWS = [
  row(9, 'lifecycle', 'A', '2026-09-01'),
  row(10, 'lifecycle', 'B', '2026-09-01'),
  row(11, 'lifecycle', 'C', '2026-10-01'),
  row(11, 'arpu-band', 'HIGH', '2026-09-15'),
  row(1, 'lifecycle', 'E', '2026-01-01', 'c-2'),
];

const MAKERS: readonly (readonly [string, () => Promise<StageHistory>])[] = [
  ['FakeStageHistory', async () => Object.assign(new FakeStageHistory(), { kept: [...ROWS] })],
  [
    'MongoStageHistory',
    async () => {
      const changes = connection.collection<{ readonly _id: string }>('model_changes');
      await changes.deleteMany({});
      await changes.insertMany(
        ROWS.map(({ rev, ...one }) => ({ _id: `${one.customerId}|${one.model}|${rev}`, ...one })),
      );
      return new MongoStageHistory(connection);
    },
  ],
];

describe.each(MAKERS)('%s tells the stages of a customer', (_name, make) => {
  it.each([
    ['of all models, newest first; of one day the later change first', 'c-1', null, 10, ['C', 'HIGH', 'B', 'A']],
    ['of one model', 'c-1', 'lifecycle', 10, ['C', 'B', 'A']],
    ['no more than are asked for', 'c-1', 'lifecycle', 1, ['C']],
    ['of nobody', 'c-9', null, 10, []],
  ])('%s', async (_case, id, model, limit, values) => {
    const changes = await (await make()).ofCustomer(id, model, limit);
    expect(changes.map(({ value }) => value)).toEqual(values);
  });

  it('a change as it was kept, and nothing of how it is stored', async () => {
    const [change] = await (await make()).ofCustomer('c-2', null, 1);
    expect(change).toEqual({
      model: 'lifecycle',
      value: 'E',
      since: '2026-01-01',
      cause: 'BECAUSE',
      basis: null,
      from: null,
    });
  });
});
