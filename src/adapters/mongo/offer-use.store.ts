import { PROMPT_CHANNELS } from '../../core/customer/consent.js';
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
    const taken = await this.takenAtOnce(offerIds);
    const used = new Map(counts.map(({ _id, contacts }) => [_id, contacts]));
    for (const [id, customers] of taken) used.set(id, (used.get(id) ?? 0) + customers);
    return Object.fromEntries(used);
  }

  /** What customers who came to us took: nothing was sent to them, so no outreach tells of it. */
  private async takenAtOnce(offerIds: readonly string[]): Promise<readonly (readonly [string, number])[]> {
    const of = { offerId: { $in: [...offerIds] }, outcome: 'accepted', channel: { $in: [...PROMPT_CHANNELS] } };
    const counts = await this.connection
      .collection('responses')
      .aggregate<{ readonly _id: string; readonly customers: number }>([
        { $match: of },
        { $group: { _id: '$offerId', customers: { $sum: 1 } } },
      ])
      .toArray();
    return counts.map(({ _id, customers }) => [_id, customers] as const);
  }
}
