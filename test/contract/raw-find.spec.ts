import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deserialize, MongoConnection } from '../../src/adapters/mongo/connection.js';
import { RawFind, type RawQuery } from '../../src/adapters/mongo/facts/raw-find.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
const ROWS = Array.from({ length: 25 }, (_one, h) => ({ _id: `c-${h}`, h, many: { nested: [1, 2.5, 'ä', null] } }));
const ALL: RawQuery = {
  find: 'raw_rows',
  filter: { h: { $gte: 0 } },
  projection: {},
  hint: 'place',
  sort: { h: 1 },
  batchSize: 10,
};
let connection: MongoConnection;

const find = (query: Partial<RawQuery> = {}) => new RawFind(connection, { ...ALL, ...query });
const namesOf = (batch: readonly Uint8Array[] | null) => batch?.map((bytes) => deserialize(bytes)._id);
const namesFrom = (from: number, to: number) => ROWS.slice(from, to).map(({ _id }) => _id);

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  const rows = connection.collection<(typeof ROWS)[number]>('raw_rows');
  await rows.deleteMany({});
  await rows.insertMany(ROWS);
  await rows.createIndex({ h: 1 }, { name: 'place' });
});
afterAll(() => connection.close());

async function openCursors(): Promise<number> {
  const { metrics } = await connection.db.admin().command({ serverStatus: 1 });
  return Number(metrics.cursor.open.total);
}

describe('documents of a find as bytes', () => {
  it('are what was written, byte for byte as the driver reads them', async () => {
    expect((await find().all()).map((bytes) => deserialize(bytes))).toEqual(ROWS);
  });

  it('come batch by batch, and then there are none', async () => {
    const reading = find();
    expect(namesOf(await reading.next())).toEqual(namesFrom(0, 10));
    expect(namesOf(await reading.next())).toEqual(namesFrom(10, 20));
    expect(namesOf(await reading.next())).toEqual(namesFrom(20, 25));
    expect([await reading.next(), await reading.next()]).toEqual([null, null]);
    await reading.close();
  });

  it.each([
    ['no more than asked for', { limit: 12 }, namesFrom(0, 12)],
    ['those that fit', { filter: { h: { $gte: 23 } } }, namesFrom(23, 25)],
    ['nobody, where nobody fits', { filter: { h: { $gte: 99 } } }, []],
    ['those of a collection that is not there: nobody', { find: 'raw_nothing', hint: '_id_' }, []],
  ])('%s', async (_case, query, expected) => {
    expect(namesOf(await find(query).all())).toEqual(expected);
  });

  it('who stops half way leaves no cursor behind', async () => {
    const before = await openCursors();
    const reading = find();
    await reading.next();
    expect(await openCursors()).toBeGreaterThan(before);
    await reading.close();
    expect(await openCursors()).toBe(before);
    expect(await reading.next().catch((error: Error) => error)).toBeNull();
  });

  it('what the server refuses is thrown, and closing afterwards is no fault', async () => {
    const reading = find({ hint: 'no such index' });
    await expect(reading.next()).rejects.toThrow(/hint/);
    await expect(reading.close()).resolves.toBeUndefined();
  });
});
