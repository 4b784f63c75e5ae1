import type { Offer } from '../../core/offer/offer.js';
import { OfferStore } from '../../flows/ports/offer-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

type OfferRecord = Omit<Offer, 'id'> & { readonly _id: string };

function toRecord({ id, ...offer }: Offer): OfferRecord {
  return { _id: id, ...offer };
}

function toOffer({ _id, ...offer }: OfferRecord): Offer {
  return { id: _id, ...offer };
}

function lifeAsIn({ life }: Offer): object {
  if (life === undefined) return { life: { $exists: false } };
  const { length } = life.history;
  const last = life.history.at(-1);
  return {
    'life.history': { $size: length },
    ...(last === undefined ? {} : { [`life.history.${length - 1}.at`]: { $eq: last.at } }),
  };
}

export class MongoOfferStore extends OfferStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** The id is the `_id`: nothing else is asked for. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get offers() {
    return this.connection.collection<OfferRecord>('offers');
  }

  override async seed(offers: readonly Offer[]): Promise<number> {
    return await insertAbsent(this.offers, offers.map(toRecord));
  }

  override async save(offer: Offer): Promise<void> {
    const { _id, ...fields } = toRecord(offer);
    await this.offers.replaceOne({ _id: { $eq: _id } }, fields, { upsert: true });
  }

  /** Every change adds to the history, so its length and its last instant tell whether another came first. */
  override async change(before: Offer | null, after: Offer): Promise<boolean> {
    if (before === null) return (await insertAbsent(this.offers, [toRecord(after)])) === 1;
    const { _id, ...fields } = toRecord(after);
    const filter = { _id: { $eq: before.id }, state: { $eq: before.state }, ...lifeAsIn(before) };
    const { matchedCount } = await this.offers.replaceOne(filter, fields);
    return matchedCount === 1;
  }

  override async find(id: string): Promise<Offer | null> {
    const record = await this.offers.findOne({ _id: { $eq: id } });
    return record && toOffer(record);
  }

  override async list(): Promise<readonly Offer[]> {
    const records = await this.offers.find().sort({ _id: 1 }).toArray();
    return records.map(toOffer);
  }
}
