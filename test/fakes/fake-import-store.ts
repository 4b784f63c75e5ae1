import { type ImportRecord, ImportStore } from '../../src/flows/ports/import-store.js';

type Change = Partial<Omit<ImportRecord, 'id'>>;

export class FakeImportStore extends ImportStore {
  private readonly records = new Map<string, ImportRecord>();

  override async insert(record: ImportRecord): Promise<void> {
    if (this.records.has(record.id)) throw new Error(`there is an import ${record.id}`);
    this.records.set(record.id, structuredClone(record));
  }

  override async find(id: string): Promise<ImportRecord | null> {
    return structuredClone(this.records.get(id) ?? null);
  }

  override async list(limit: number): Promise<readonly ImportRecord[]> {
    return [...this.records.values()]
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async advance(id: string, doneRows: number, change: Change): Promise<boolean> {
    const record = this.records.get(id);
    if (record?.doneRows !== doneRows) return false;
    this.records.set(id, { ...record, ...structuredClone(change) });
    return true;
  }

  override async stranded(since: Date): Promise<readonly string[]> {
    const open = [...this.records.values()].filter(({ state, unattended }) => unattended && state === 'applying');
    return open.filter(({ movedAt }) => movedAt < since).map(({ id }) => id);
  }
}
