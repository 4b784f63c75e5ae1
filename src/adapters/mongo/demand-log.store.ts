import type { Demand } from '../../core/decision/run/demand.js';
import { type DemandCount, DemandLog } from '../../flows/ports/demand-log.js';
import type { MongoConnection } from './connection.js';

/** `_id` is `customer|product`. */
type DemandRecord = Omit<Demand, 'at'> & { readonly _id: string; readonly first: Date; readonly last: Date };

export class MongoDemandLog extends DemandLog {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('demands').createIndexes([
      { key: { customerId: 1 }, name: 'customer' },
      { key: { product: 1, orgNode: 1 }, name: 'product' },
    ]);
  }

  override async record(demands: readonly Demand[]): Promise<void> {
    if (demands.length === 0) return;
    await this.demands.bulkWrite(
      demands.map(({ customerId, product, orgNode, at }) => ({
        updateOne: {
          filter: { _id: `${customerId}|${product}` },
          update: { $setOnInsert: { customerId, product }, $set: { orgNode }, $min: { first: at }, $max: { last: at } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  override async counts(product: string | null, limit: number): Promise<readonly DemandCount[]> {
    const rows = await this.demands
      .aggregate<Omit<DemandCount, 'product' | 'orgNode'> & { readonly _id: Pick<DemandCount, 'product' | 'orgNode'> }>(
        [
          { $match: product === null ? {} : { product: { $eq: product } } },
          {
            $group: {
              _id: { product: '$product', orgNode: '$orgNode' },
              customers: { $sum: 1 },
              first: { $min: '$first' },
              last: { $max: '$last' },
            },
          },
          { $sort: { customers: -1, '_id.product': 1, '_id.orgNode': 1 } },
          { $limit: limit },
        ],
      )
      .toArray();
    return rows.map(({ _id, customers, first, last }) => ({ ..._id, customers, first, last }));
  }

  private get demands() {
    return this.connection.collection<DemandRecord>('demands');
  }
}
