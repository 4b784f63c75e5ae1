import type { Collection } from '../connection.js';
import type { CustomerRecord, Tombstone } from './customer-record.js';

/** The id itself and every id whose record was merged into it, through however many merges. */
export async function familyOf(customers: Collection<CustomerRecord>, id: string): Promise<readonly string[]> {
  const family = new Set([id]);
  for (let next: readonly string[] = [id]; next.length > 0; ) {
    const rows = await customers
      .find({ mergedInto: { $in: [...next] } } as object)
      .project<Pick<Tombstone, '_id'>>({ _id: 1 })
      .toArray();
    next = rows.map(({ _id }) => _id).filter((one) => !family.has(one));
    for (const one of next) family.add(one);
  }
  return [...family];
}
