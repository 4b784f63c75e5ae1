import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoPhoneSharers } from '../../src/adapters/mongo/customer/phone-sharers.store.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
let connection: MongoConnection;
beforeAll(async () => {
  connection = await MongoConnection.open(uri);
});
afterAll(() => connection.close());

type Kept = { readonly _id: string; readonly lookup: object; readonly business: object; readonly gone?: boolean };
const customers = () => connection.collection<Kept>('customers');
const kept = (_id: string, msisdn?: string, householdId?: string): Kept => ({
  _id,
  lookup: msisdn === undefined ? {} : { msisdn },
  business: householdId === undefined ? {} : { householdId },
});

describe('who shares a number', () => {
  beforeEach(async () => {
    await customers().deleteMany({});
    await customers().insertMany([
      kept('c-1', 'x'),
      kept('c-2', 'x', 'h-1'),
      kept('c-3', 'y'),
      kept('c-4'),
      { ...kept('c-5', 'x'), gone: true },
    ]);
  });

  it('is told of each with the household, and not of those who are gone or have no number', async () => {
    const found = await new MongoPhoneSharers(connection).of(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'nobody']);
    expect([...found].sort()).toEqual([
      ['c-1', [{ customerId: 'c-2', householdId: 'h-1' }]],
      ['c-2', [{ customerId: 'c-1', householdId: null }]],
    ]);
  });

  it('is nobody where more have the number than share a phone', async () => {
    const many = Array.from({ length: 21 }, (_, index) => kept(`m-${index}`, 'placeholder'));
    await customers().insertMany(many);
    await expect(new MongoPhoneSharers(connection).of(['m-1', 'c-4'])).resolves.toEqual(new Map());
    await customers().deleteOne({ _id: 'm-0' });
    const found = await new MongoPhoneSharers(connection).of(['m-1']);
    expect(found.get('m-1')).toHaveLength(19);
  });

  it('is nobody of nobody', async () => {
    await expect(new MongoPhoneSharers(connection).of([])).resolves.toEqual(new Map());
  });
});
