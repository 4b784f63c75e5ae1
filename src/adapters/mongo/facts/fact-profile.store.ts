import { type BaseProfile, FactProfileStore } from '../../../flows/ports/fact-profile-store.js';
import { isDuplicateKey, type MongoConnection } from '../connection.js';

/** `_id` is the hash of the models: one profile each, the newest. */
type ProfileRecord = Omit<BaseProfile, 'modelsHash'> & { readonly _id: string };

export class MongoFactProfileStore extends FactProfileStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async keep({ modelsHash, ...profile }: BaseProfile): Promise<void> {
    try {
      // A newer one does not match, so that this one would be inserted beside it, and is refused.
      await this.records.replaceOne({ _id: modelsHash, asOf: { $lte: profile.asOf } }, profile, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  override async newest(modelsHash: string): Promise<BaseProfile | null> {
    const record = await this.records.findOne({ _id: { $eq: modelsHash } });
    if (record === null) return null;
    const { _id, ...profile } = record;
    return { modelsHash: _id, ...profile };
  }

  private get records() {
    return this.connection.collection<ProfileRecord>('fact_profiles');
  }
}
