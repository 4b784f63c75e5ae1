import { Injectable } from '@nestjs/common';
import { readMapping } from '../core/customer/mapping/read-mapping.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { type ImportRecord, ImportStore } from './ports/import-store.js';
import { SourceFiles } from './ports/source-files.js';

export type ImportRequest = {
  /** Path of the file, and the name it goes by. */
  readonly file: string;
  readonly fileName: string;
  readonly mappingName: string;
  readonly mappingJson: unknown;
  readonly by: string;
  /** The worker is to apply it; a shell applies its own. */
  readonly unattended?: boolean;
};

/** The first pass: mapping and file are checked from end to end, and only then is anything written: the import itself. */
@Injectable()
export class RegisterImport {
  constructor(
    private readonly sources: SourceFiles,
    private readonly imports: ImportStore,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({
    file,
    fileName,
    mappingName,
    mappingJson,
    by,
    unattended = false,
  }: ImportRequest): Promise<ImportRecord> {
    const mapping = readMapping(mappingJson);
    if (!mapping.ok) throw new AppError('INVALID_INPUT', 'the mapping cannot be used', mapping.problems);
    const check = await this.sources.check(file, mapping.value);
    if (!check.ok) throw new AppError('FILE_UNREADABLE', 'the file cannot be imported', check.problems);
    const { bytes, hash, format, encoding, totalRows } = check.value;
    const record: ImportRecord = {
      id: `imp_${this.ids.token()}`,
      fileName,
      file,
      fileHash: hash,
      bytes,
      mapping: mappingName,
      mappingJson,
      format,
      encoding,
      state: 'applying',
      totalRows,
      doneRows: 0,
      inserted: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      rejectsFile: null,
      failure: null,
      unattended,
      startedBy: by,
      startedAt: this.clock.system(),
      finishedAt: null,
      movedAt: this.clock.system(),
    };
    const entry = { at: record.startedAt, actor: by, action: 'import.start', subject: record.id };
    await this.audit.record({ ...entry, detail: { mapping: mappingName, rows: totalRows } });
    await this.imports.insert(record);
    return record;
  }
}
