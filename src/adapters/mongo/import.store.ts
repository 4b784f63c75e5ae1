import { type ImportRecord, ImportStore } from '../../flows/ports/import-store.js';
import type { Collection, MongoConnection } from './connection.js';

/** The mapping is kept as a text: its keys are foreign words, and no foreign word becomes a field name in the database. */
type ImportDocument = Omit<ImportRecord, 'id' | 'mappingJson'> & { readonly _id: string; readonly mappingText: string };
type Change = Partial<Omit<ImportRecord, 'id'>>;

export class MongoImportStore extends ImportStore {
  private readonly imports: Collection<ImportDocument>;

  constructor(connection: MongoConnection) {
    super();
    this.imports = connection.collection<ImportDocument>('imports');
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection<ImportDocument>('imports').createIndexes([
      { key: { startedAt: -1 }, name: 'newest' },
      { key: { state: 1, movedAt: 1 }, name: 'stranded' },
    ]);
  }

  async insert(record: ImportRecord): Promise<void> {
    const { id, mappingJson, ...fields } = record;
    await this.imports.insertOne({ _id: id, mappingText: JSON.stringify(mappingJson), ...fields });
  }

  async find(id: string): Promise<ImportRecord | null> {
    const document = await this.imports.findOne({ _id: { $eq: id } });
    return document === null ? null : recordOf(document);
  }

  async list(limit: number): Promise<readonly ImportRecord[]> {
    const documents = await this.imports.find({}).sort({ startedAt: -1, _id: 1 }).limit(limit).toArray();
    return documents.map(recordOf);
  }

  async advance(id: string, doneRows: number, change: Change): Promise<boolean> {
    const filter = { _id: { $eq: id }, doneRows: { $eq: doneRows } };
    const { matchedCount } = await this.imports.updateOne(filter, { $set: fieldsOf(change) });
    return matchedCount === 1;
  }

  async stranded(since: Date): Promise<readonly string[]> {
    const rows = this.imports.find({ state: 'applying', movedAt: { $lt: since }, unattended: true });
    return (await rows.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);
  }
}

function recordOf({ _id, mappingText, ...fields }: ImportDocument): ImportRecord {
  return { id: _id, mappingJson: JSON.parse(mappingText), ...fields };
}

function fieldsOf({ mappingJson, ...fields }: Change): Partial<Omit<ImportDocument, '_id'>> {
  return mappingJson === undefined ? fields : { ...fields, mappingText: JSON.stringify(mappingJson) };
}
