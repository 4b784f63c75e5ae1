import { type AuditEntry, AuditLog } from '../../src/flows/ports/audit-log.js';

export class FakeAuditLog extends AuditLog {
  readonly entries: AuditEntry[] = [];

  override async record(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }

  override async list({ limit, before, subject }: Parameters<AuditLog['list']>[0]): Promise<readonly AuditEntry[]> {
    return this.entries
      .map((entry, index) => ({ entry, index }))
      .filter(({ entry }) => before === undefined || entry.at < before)
      .filter(({ entry }) => subject === undefined || entry.subject === subject)
      .sort((a, b) => b.entry.at.getTime() - a.entry.at.getTime() || b.index - a.index)
      .slice(0, limit)
      .map(({ entry }) => entry);
  }
}
