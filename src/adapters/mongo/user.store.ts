import type { Role } from '../../core/access/role.js';
import { type User, UserStore } from '../../flows/ports/user-store.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

type UserRecord = {
  readonly _id: string;
  readonly role: Role;
  readonly orgNode?: string;
  readonly passwordHash: string;
  readonly passwordChanged: boolean;
  readonly tokenVersion: number;
};

function toUser({ _id, ...account }: UserRecord): User {
  return { name: _id, ...account };
}

export class MongoUserStore extends UserStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** The name is the `_id`: nothing else is asked for. */
  static async ensureIndexes(_connection: MongoConnection): Promise<void> {}

  private get users() {
    return this.connection.collection<UserRecord>('users');
  }

  override async insert({ name, ...account }: User): Promise<boolean> {
    try {
      await this.users.insertOne({ _id: name, ...account });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async find(name: string): Promise<User | null> {
    const record = await this.users.findOne({ _id: { $eq: name } });
    return record && toUser(record);
  }

  override async list(): Promise<readonly User[]> {
    const records = await this.users.find().sort({ _id: 1 }).toArray();
    return records.map(toUser);
  }

  override async changePassword(name: string, passwordHash: string): Promise<boolean> {
    const { matchedCount } = await this.users.updateOne(
      { _id: { $eq: name } },
      { $set: { passwordHash, passwordChanged: true }, $inc: { tokenVersion: 1 } },
    );
    return matchedCount === 1;
  }
}
