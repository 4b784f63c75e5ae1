import { type AuditEntry, AuditLog } from '../../flows/ports/audit-log.js';
import type { Filter, MongoConnection } from './connection.js';

type AuditRecord = {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
};

function toEntry({ at, actor, action, subject, detail }: AuditRecord): AuditEntry {
  return { at, actor, action, subject, ...(detail === undefined ? {} : { detail }) };
}

/** Nothing here changes or deletes an entry. */
export class MongoAuditLog extends AuditLog {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const audit = connection.collection<AuditRecord>('audit');
    await audit.createIndex({ at: -1, _id: -1 });
    await audit.createIndex({ subject: 1, at: -1, _id: -1 });
  }

  private get audit() {
    return this.connection.collection<AuditRecord>('audit');
  }

  override async record(entry: AuditEntry): Promise<void> {
    await this.audit.insertOne(toEntry(entry));
  }

  override async list({ limit, before, subject }: Parameters<AuditLog['list']>[0]): Promise<readonly AuditEntry[]> {
    const filter: Filter<AuditRecord> = {
      ...(before === undefined ? {} : { at: { $lt: before } }),
      ...(subject === undefined ? {} : { subject: { $eq: subject } }),
    };
    const records = await this.audit.find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return records.map(toEntry);
  }
}
