import type { Campaign, CampaignState } from '../../core/campaign/campaign.js';
import { CampaignStore } from '../../flows/ports/campaign-store.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

type CampaignRecord = Omit<Campaign, 'id'> & { readonly _id: string };

function toCampaign({ _id, ...campaign }: CampaignRecord): Campaign {
  return { id: _id, ...campaign };
}

export class MongoCampaignStore extends CampaignStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** The id is the `_id`: nothing else is asked for. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get campaigns() {
    return this.connection.collection<CampaignRecord>('campaigns');
  }

  override async insert({ id, ...campaign }: Campaign): Promise<boolean> {
    try {
      await this.campaigns.insertOne({ _id: id, ...campaign });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async find(id: string): Promise<Campaign | null> {
    const record = await this.campaigns.findOne({ _id: { $eq: id } });
    return record && toCampaign(record);
  }

  override async list(): Promise<readonly Campaign[]> {
    const records = await this.campaigns.find().sort({ _id: 1 }).toArray();
    return records.map(toCampaign);
  }

  /** One conditional write: of two that read the same, one is faster. What was stored before revisions were counted has none. */
  override async write({ id, state, rev }: Campaign, { id: _id, ...after }: Campaign): Promise<Campaign | null> {
    const written = { ...after, rev: (rev ?? 0) + 1 };
    const { matchedCount } = await this.campaigns.replaceOne(
      { _id: { $eq: id }, state: { $eq: state }, rev: rev === undefined ? { $exists: false } : { $eq: rev } },
      written,
    );
    return matchedCount === 1 ? { id, ...written } : null;
  }

  override async change(id: string, from: CampaignState, to: CampaignState): Promise<boolean> {
    const { matchedCount } = await this.campaigns.updateOne(
      { _id: { $eq: id }, state: { $eq: from } },
      { $set: { state: to }, $inc: { rev: 1 } },
    );
    return matchedCount === 1;
  }
}
