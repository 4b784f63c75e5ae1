import { type Collection, isDuplicateKey } from '../connection.js';

/** Documents under numbers that go up by one; who adds at the same time takes the one after. */
export type Numbered = { readonly _id: number };

const TRIES = 20;

/** Inserts under the next number and answers it. */
export async function addNumbered<T extends Numbered>(
  records: Collection<T>,
  make: (number: number) => T,
): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const number = ((await highest(records)) ?? 0) + 1;
    try {
      await records.insertOne(make(number) as Parameters<typeof records.insertOne>[0]);
      return number;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Error('others take the next number time after time');
}

async function highest<T extends Numbered>(records: Collection<T>): Promise<number | null> {
  const newest = await records.findOne(
    {},
    { sort: { _id: -1 }, projection: { _id: 1 }, readConcern: { level: 'majority' } },
  );
  return newest === null ? null : Number(newest._id);
}
