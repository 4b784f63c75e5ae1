import { isAsKnown, type Known } from '../../core/kit/write/known.js';
import type { RulePack, RuleVersion, RuleVersionRef } from '../../core/rules/rule-pack.js';
import { RulePackStore } from '../../flows/ports/rule-pack-store.js';
import { isDuplicateKey, type MongoConnection } from './connection.js';

/** `_id` is `pack|version`, so that a number can be taken once only. `content` is the JSON as written. */
type RuleVersionRecord = RuleVersion & { readonly _id: string };

/** So many others may take the next number first before it is a fault. */
const TRIES = 20;

function toVersion({ _id, ...version }: RuleVersionRecord): RuleVersion {
  return version;
}

export class MongoRulePackStore extends RulePackStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection('rule_versions')
      .createIndex({ pack: 1, version: -1 }, { name: 'newest', unique: true });
  }

  private get versionsKept() {
    return this.connection.collection<RuleVersionRecord>('rule_versions');
  }

  override async save(content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion> {
    const saved = await this.put(null, content, { hash, createdAt: at, createdBy: by });
    if (saved === null) throw new Error(`${content.pack} was not saved`);
    return saved;
  }

  override saveOver(known: Known, content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion | null> {
    return this.put(known, content, { hash, createdAt: at, createdBy: by });
  }

  /** A number is taken once: who is too late looks again, and finds either their own content or another's. */
  private async put(
    known: Known | null,
    content: RulePack,
    about: Pick<RuleVersion, 'hash' | 'createdAt' | 'createdBy'>,
  ): Promise<RuleVersion | null> {
    const { pack } = content;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const newest = await this.newest(pack);
      if (newest?.hash === about.hash) return newest;
      if (!isAsKnown(known, newest && String(newest.version))) return null;
      const version = (newest?.version ?? 0) + 1;
      const record = { _id: `${pack}|${version}`, pack, version, content, ...about };
      if (await this.insert(record)) return toVersion(record);
    }
    throw new Error(`versions of ${pack} are taken faster than they can be numbered`);
  }

  private async insert(record: RuleVersionRecord): Promise<boolean> {
    try {
      await this.versionsKept.insertOne(record);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async find({ pack, version }: RuleVersionRef): Promise<RuleVersion | null> {
    const record = await this.versionsKept.findOne({ _id: { $eq: `${pack}|${version}` } });
    return record && toVersion(record);
  }

  override async newest(pack: string): Promise<RuleVersion | null> {
    const record = await this.versionsKept.findOne({ pack: { $eq: pack } }, { sort: { version: -1 } });
    return record && toVersion(record);
  }

  override async list(): Promise<readonly RuleVersion[]> {
    const records = await this.versionsKept
      .aggregate<{ readonly newest: RuleVersionRecord }>([
        { $sort: { pack: 1, version: -1 } },
        { $group: { _id: '$pack', newest: { $first: '$$ROOT' } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    return records.map(({ newest }) => toVersion(newest));
  }

  override async versions(pack: string): Promise<readonly RuleVersion[]> {
    const records = await this.versionsKept
      .find({ pack: { $eq: pack } })
      .sort({ version: -1 })
      .toArray();
    return records.map(toVersion);
  }
}
