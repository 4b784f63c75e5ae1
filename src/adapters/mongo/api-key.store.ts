import type { ApiKey } from '../../core/access/api-key.js';
import { ApiKeyStore } from '../../flows/ports/api-key-store.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

/** `live` is there until the key is revoked: one live key a name. */
type ApiKeyRecord = Omit<ApiKey, 'id'> & { readonly _id: string; readonly hash: string; readonly live?: true };

function toKey({ _id, hash: _hash, live: _live, ...key }: ApiKeyRecord): ApiKey {
  return { id: _id, ...key };
}

export class MongoApiKeyStore extends ApiKeyStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('api_keys').createIndexes([
      { key: { hash: 1 }, name: 'hash', unique: true },
      { key: { name: 1 }, name: 'live', unique: true, partialFilterExpression: { live: true } },
    ]);
  }

  private get keys() {
    return this.connection.collection<ApiKeyRecord>('api_keys');
  }

  override async insert({ id, ...key }: ApiKey, hash: string): Promise<boolean> {
    try {
      await this.keys.insertOne({ _id: id, ...key, hash, live: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async findByHash(hash: string): Promise<ApiKey | null> {
    const record = await this.keys.findOne({ hash: { $eq: hash } });
    return record && toKey(record);
  }

  override async find(id: string): Promise<ApiKey | null> {
    const record = await this.keys.findOne({ _id: { $eq: id } });
    return record && toKey(record);
  }

  override async list(): Promise<readonly ApiKey[]> {
    const records = await this.keys.find().sort({ createdAt: -1, _id: 1 }).toArray();
    return records.map(toKey);
  }

  override async revoke(id: string, by: string, at: Date): Promise<boolean> {
    const { modifiedCount } = await this.keys.updateOne(
      { _id: { $eq: id }, live: { $eq: true } },
      { $set: { revokedAt: at, revokedBy: by }, $unset: { live: '' } },
    );
    return modifiedCount === 1;
  }

  override async used(id: string, at: Date): Promise<void> {
    await this.keys.updateOne({ _id: { $eq: id } }, { $max: { lastUsedAt: at } });
  }
}
