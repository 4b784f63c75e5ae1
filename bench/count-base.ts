import type { MongoConnection } from '../src/adapters/mongo/connection.js';
import { MongoFactKeeper } from '../src/adapters/mongo/fact-keeper.store.js';
import { ensureIndexes } from '../src/adapters/mongo/indexes.js';
import { MongoOfferStore } from '../src/adapters/mongo/offer.store.js';
import { blockWindows } from '../src/core/facts/block/split-points.js';
import type { BusinessRules } from '../src/flows/ports/business-rules.js';
import { putUser } from './bench-api.js';
import { BENCH_NOW, putCustomers } from './run-customers.js';

/** Of a hundred customers one has changed since the last fold. */
const STALE_EACH = 100;
const STALE_AT_FIRST = /00$/;
/** Blocks derived at a time. */
const WINDOW = 16;
const TENTHS = 10;

export const COUNTED_OFFER = 'bench-count';

type Say = (line: string) => void;

const twice = (text: string) => ({ 'zh-CN': text, en: text });

/** Tells every tenth of a whole once. */
function tenths(say: Say, what: string, whole: number): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.floor((done * TENTHS) / whole);
    if (tenth > said) say(`${what}: ${done} of ${whole}`);
    said = Math.max(said, tenth);
  };
}

const idOf = (index: number) => `cust-${String(index).padStart(9, '0')}`;

/** So many customers change, as an import or an event changes them; `from` is the number of the first. */
export async function change(mongo: MongoConnection, numbers: readonly number[]): Promise<void> {
  await mongo
    .collection<{ _id: string; rev: number; stale: boolean; basic: object }>('customers')
    .updateMany({ _id: { $in: numbers.map(idOf) } }, { $set: { stale: true }, $inc: { rev: 1, 'basic.age': 1 } });
}

/** A base that is whole: what it was made of. */
type MadeOf = { readonly customers: number; readonly modelsHash: string };
const MADE = 'count';
const madeIn = (mongo: MongoConnection) => mongo.collection<MadeOf & { _id: string }>('bench_bases');

/**
 * The base of the bench, made anew unless it is there from a former time: then whoever changed while that time was measured
 * is again as they were when it was made, and the database has gone through it once, as one has that just made it.
 */
export async function haveBase(mongo: MongoConnection, customers: number, rules: BusinessRules, say: Say) {
  const { modelsHash } = rules;
  const made = await madeIn(mongo).findOne({ _id: MADE });
  if (made?.customers === customers && made.modelsHash === modelsHash) {
    say(`${customers} customers are there`);
    return takeBack(mongo);
  }
  await mongo.db.dropDatabase();
  await putBase(mongo, customers, rules, say);
  await madeIn(mongo).insertOne({ _id: MADE, customers, modelsHash });
}

async function takeBack(mongo: MongoConnection): Promise<void> {
  const those = mongo.collection<{ _id: string; rev: number; stale: boolean; basic: { age: number } }>('customers');
  const backTo = (rev: number) => [
    { $set: { stale: rev > 1, rev, 'basic.age': { $subtract: ['$basic.age', { $subtract: ['$rev', rev] }] } } },
  ];
  await those.updateMany({ stale: true, _id: { $not: STALE_AT_FIRST } }, backTo(1));
  await those.updateMany({ stale: true, rev: { $gt: 2 }, _id: STALE_AT_FIRST }, backTo(2));
  await those.countDocuments({ 'basic.age': -1 });
  await mongo.collection('fact_blocks').countDocuments({ kinds: null });
}

/** Everybody's facts in blocks, and one of a hundred changed since. */
async function putBase(mongo: MongoConnection, customers: number, rules: BusinessRules, say: Say): Promise<void> {
  await ensureIndexes(mongo);
  await putCustomers(mongo, customers, rules, tenths(say, 'customers put', customers));
  const keeper = new MongoFactKeeper(mongo, rules);
  const models = { models: 1, modelsHash: rules.modelsHash };
  await keeper.makeRoom(customers, models);
  const ranges = await keeper.ranges(models);
  const told = tenths(say, 'blocks derived', ranges.length);
  let done = 0;
  for (const window of blockWindows(ranges, WINDOW)) {
    await keeper.rebuild(window, models, BENCH_NOW);
    done = Math.min(ranges.length, done + WINDOW);
    told(done);
  }
  const stale = Math.floor(customers / STALE_EACH);
  await change(
    mongo,
    Array.from({ length: stale }, (_one, index) => index * STALE_EACH),
  );
  say(`${stale} customers stale`);
  await putUser(mongo, 'marketer');
  await new MongoOfferStore(mongo).seed([
    {
      id: COUNTED_OFFER,
      title: twice('An offer'),
      state: 'live',
      purpose: 'marketing',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2027-01-01T00:00:00Z'),
      limits: twice('For one line, for as long as it is held.'),
      value: 1_500,
      currency: 'CNY',
      wording: { sms: { body: twice('{{ offer.title }}') }, 'call-list': { body: twice('{{ offer.title }}') } },
      suitability: { all: [{ fact: 'overdueDays', operator: 'lessThan', value: 30, unknown: 'matches' }] },
    },
  ]);
}
