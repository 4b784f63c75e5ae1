import type { OutreachState } from '../../core/outreach/outreach.js';
import { OfferUse } from '../../flows/ports/offer-use.js';
import type { MongoConnection } from './connection.js';

/** Ends in which nothing went out: what it had set aside is free again. */
const GIVEN_BACK: readonly OutreachState[] = ['failed', 'expired', 'cancelled'];

/** Counted from the outreach itself, so that no counter can be wrong after a crash. */
export class MongoOfferUse extends OfferUse {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('outreach').createIndexes([{ key: { offerId: 1, state: 1 }, name: 'offer' }]);
  }

  override async contactsOf(offerIds: readonly string[]): Promise<Readonly<Record<string, number>>> {
    if (offerIds.length === 0) return {};
    const counts = await this.connection
      .collection('outreach')
      .aggregate<{ readonly _id: string; readonly contacts: number }>([
        { $match: { offerId: { $in: [...offerIds] }, state: { $nin: [...GIVEN_BACK] } } },
        { $group: { _id: '$offerId', contacts: { $sum: 1 } } },
      ])
      .toArray();
    return Object.fromEntries(counts.map(({ _id, contacts }) => [_id, contacts]));
  }
}
