import type { MongoConnection } from '../connection.js';
import type { CustomerRecord } from './customer-record.js';

/** What was brought up to date of what an earlier version stored: a row says that it was done, so that it is done once. */
type UpgradeRecord = { readonly _id: string; readonly at: Date };

const DONE = 'customers.has';
const NAMES = { $map: { input: { $objectToArray: '$lookup' }, in: { k: '$$this.k', v: true } } } as const;

/**
 * Customers stored before `has` was there are given it, in one pass over the base that no later start makes again. Their facts
 * are what they were, so neither is their `rev` raised nor are they stale. Processes that start together may all do it.
 */
export async function fillHas(connection: MongoConnection): Promise<void> {
  const upgrades = connection.collection<UpgradeRecord>('upgrades');
  if ((await upgrades.findOne({ _id: DONE })) !== null) return;
  await connection
    .collection<CustomerRecord>('customers')
    .updateMany({ has: { $exists: false }, lookup: { $exists: true } }, [{ $set: { has: { $arrayToObject: NAMES } } }]);
  await upgrades.updateOne({ _id: DONE }, { $currentDate: { at: true } }, { upsert: true });
}
