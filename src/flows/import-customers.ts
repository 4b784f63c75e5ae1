import { Injectable } from '@nestjs/common';
import { type RowMapper, rowMapper } from '../core/customer/mapping/map-row.js';
import type { Mapping } from '../core/customer/mapping/mapping.js';
import { readMapping } from '../core/customer/mapping/read-mapping.js';
import type { Locale } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { instantOf } from '../core/kit/zone.js';
import { problemWords } from '../core/words/say.js';
import type { ImportWord } from '../core/words/tables/imports.js';
import { AppError } from './errors.js';
import { Cipher } from './ports/cipher.js';
import { Clock } from './ports/clock.js';
import { CustomerStore, type CustomerWrite, type WriteCounts } from './ports/customer-store.js';
import { FactRoom } from './ports/fact-room.js';
import { type ImportRecord, ImportStore } from './ports/import-store.js';
import { type RejectedRow, RejectFiles } from './ports/reject-files.js';
import { type SourceCheck, SourceFiles, type SourceRow } from './ports/source-files.js';

const BATCH_ROWS = 1_000;
const WRITES_IN_FLIGHT = 3;

type Batch = { readonly rows: number; readonly counts: WriteCounts; readonly rejects: readonly RejectedRow[] };
type Progress = (record: ImportRecord) => void;
/** Whose word a row is, and from when it holds. */
type Word = Pick<CustomerWrite, 'source' | 'effectiveAt'>;
type Reader = { readonly map: RowMapper; readonly word: Word };

function wordOf({ constants: { source, asOf, zone } }: Mapping): Word {
  return asOf === null ? { source } : { source, effectiveAt: instantOf(Date.parse(asOf), zone ?? 'UTC', 'earlier') };
}

/**
 * Applies a registered import, from the row after the last that is done: safe to run again after any fault, and twice at
 * once. Batches are written side by side and counted in order; a batch that a crash left uncounted is applied again and
 * counts as unchanged.
 */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly imports: ImportStore,
    private readonly customers: CustomerStore,
    private readonly sources: SourceFiles,
    private readonly rejects: RejectFiles,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly room: FactRoom,
  ) {}

  async run(importId: string, onProgress: Progress = () => {}): Promise<ImportRecord> {
    const record = await this.imports.find(importId);
    if (!record) throw new AppError('NOT_FOUND', 'no such import');
    if (record.state === 'done') return record;
    const mapping = readMapping(record.mappingJson);
    if (!mapping.ok) throw new AppError('INVALID_INPUT', 'the mapping cannot be used', mapping.problems);
    const check = await this.sources.check(record.file, mapping.value);
    if (!check.ok) return await this.failed(record, 'IMPORT_FILE_GONE');
    const { hash, bytes, columns } = check.value;
    if (hash !== record.fileHash || bytes !== record.bytes) return await this.failed(record, 'IMPORT_FILE_CHANGED');
    const opened = { state: 'applying', failure: null, finishedAt: null, movedAt: this.clock.system() } as const;
    await this.advance(record, opened);
    await this.room.makeFor(check.value.totalRows - record.doneRows);
    return await this.apply(
      { ...record, ...opened },
      check.value,
      { map: rowMapper(mapping.value, columns), word: wordOf(mapping.value) },
      onProgress,
    );
  }

  /** A fault is noted on the import and thrown on: whoever called decides whether to try again. */
  private async apply(
    record: ImportRecord,
    check: SourceCheck,
    reader: Reader,
    onProgress: Progress,
  ): Promise<ImportRecord> {
    let now = record;
    const open: Promise<Batch>[] = [];
    const countFirst = async () => {
      const batch = await open.shift();
      if (batch !== undefined) now = await this.counted(now, check, batch);
      onProgress(now);
    };
    try {
      for await (const rows of this.sources.rows(now.file, check, now.doneRows, BATCH_ROWS)) {
        const batch = this.written(rows, reader);
        // A failure is met when its turn comes, not before.
        batch.catch(() => {});
        open.push(batch);
        if (open.length >= WRITES_IN_FLIGHT) await countFirst();
      }
      while (open.length > 0) await countFirst();
      return await this.finished(now);
    } catch (error) {
      // What stopped the import may also keep it from being noted; the first of the two is what is told.
      if (!(error instanceof AppError)) await this.failed(now, 'IMPORT_INTERRUPTED').catch(() => {});
      throw error;
    }
  }

  private async written(rows: readonly SourceRow[], { map, word }: Reader): Promise<Batch> {
    const writes: CustomerWrite[] = [];
    const rejects: RejectedRow[] = [];
    for (const row of rows) {
      const read = row.fault === null ? map(row.cells) : ({ ok: false, problems: [row.fault] } as const);
      if (!read.ok) rejects.push(rejected(row, read.problems));
      else
        writes.push({ ...read.value, ...word, contentHash: this.cipher.lookup('content', JSON.stringify(read.value)) });
    }
    return { rows: rows.length, counts: await this.customers.apply(writes), rejects };
  }

  /** Rejects first, then the count: after a crash between the two the same rejects are written to the same place again. */
  private async counted(
    now: ImportRecord,
    check: SourceCheck,
    { rows, counts, rejects }: Batch,
  ): Promise<ImportRecord> {
    const change = {
      doneRows: now.doneRows + rows,
      inserted: now.inserted + counts.inserted,
      updated: now.updated + counts.updated,
      unchanged: now.unchanged + counts.unchanged,
      rejected: now.rejected + rejects.length,
      ...(rejects.length > 0 ? await this.kept(now, check, rejects) : {}),
    };
    await this.advance(now, change);
    return { ...now, ...change };
  }

  /** Of two who apply one import the slower stops here, and changes nothing of what the other has reached. */
  private async advance(now: ImportRecord, change: Partial<Omit<ImportRecord, 'id'>>): Promise<void> {
    if (await this.imports.advance(now.id, now.doneRows, { movedAt: this.clock.system(), ...change })) return;
    throw new AppError('CONFLICT', 'somebody else is applying this import');
  }

  private async kept(now: ImportRecord, check: SourceCheck, rejects: readonly RejectedRow[]) {
    const rejectsFile = now.rejectsFile ?? this.rejects.pathOf(now.id, check);
    return { rejectsFile, rejectsBytes: await this.rejects.write(rejectsFile, check, now.rejectsBytes ?? 0, rejects) };
  }

  private async finished(now: ImportRecord): Promise<ImportRecord> {
    if (now.doneRows !== now.totalRows) return await this.failed(now, 'IMPORT_FILE_CHANGED');
    if (now.rejectsFile !== null) await this.rejects.finish(now.rejectsFile, now.rejectsBytes ?? 0);
    const change = { state: 'done', failure: null, finishedAt: this.clock.system() } as const;
    await this.advance(now, change);
    // What was handed in over HTTP is ours to remove: it holds personal data, and nobody needs it any more.
    await this.sources.release(now.file);
    return { ...now, ...change };
  }

  private async failed(now: ImportRecord, code: ImportWord): Promise<ImportRecord> {
    const params = { done: now.doneRows, total: now.totalRows, id: now.id };
    const change = { state: 'failed', failure: { code, params }, finishedAt: this.clock.system() } as const;
    await this.advance(now, change);
    return { ...now, ...change };
  }
}

/** Both languages in one text: the file goes to whoever mends it. */
function rejected(row: SourceRow, problems: readonly Problem[]): RejectedRow {
  const words = problems.map(problemWords);
  const said = (locale: Locale) => words.map((both) => both[locale]).join(' ');
  return { row, code: problems[0]?.code ?? 'ROW_UNREADABLE', words: `${said('zh-CN')} / ${said('en')}` };
}
