import { rm } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { idForm } from '../../core/customer/identity.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { plainCell } from '../../core/kit/text/spreadsheet-text.js';
import { type SourceCheck, SourceFiles, type SourceNeeds, type SourceRow } from '../../flows/ports/source-files.js';
import { csvRecords } from './csv-rows.js';
import { ndjsonLines, ndjsonRow } from './ndjson-rows.js';
import { bytesOf, type Encoding, inspectBytes, refuse, SourceFault } from './source-file-bytes.js';
import { RowSet, repeatedRows, SeenIds } from './source-file-repeats.js';

type Shape = Pick<SourceCheck, 'format' | 'encoding' | 'columns' | 'listColumns'>;

/** CSV (RFC 4180, comma) and NDJSON, UTF-8 or GB18030, read in pieces of a quarter megabyte. */
export class SourceFileReader extends SourceFiles {
  /** Files below this folder were uploaded and are ours. */
  constructor(private readonly uploadsDir: string) {
    super();
  }

  async check(file: string, needs: SourceNeeds): Promise<Read<SourceCheck>> {
    try {
      return { ok: true, value: await checked(file, needs) };
    } catch (error) {
      if (error instanceof SourceFault) return { ok: false, problems: [error.problem] };
      if (error instanceof ColumnFaults) return { ok: false, problems: error.problems };
      throw error;
    }
  }

  async *rows(file: string, check: SourceCheck, done: number, size: number): AsyncGenerator<readonly SourceRow[]> {
    let block: SourceRow[] = [];
    for await (const rows of plainRows(file, check)) {
      block = block.concat(rows.filter(({ row }) => row > done).map((row) => withRepeat(row, check)));
      for (; block.length >= size; block = block.slice(size)) yield block.slice(0, size);
    }
    if (block.length > 0) yield block;
  }

  async release(file: string): Promise<void> {
    if (resolve(file).startsWith(resolve(this.uploadsDir) + sep)) await rm(file, { force: true });
  }
}

function withRepeat(row: SourceRow, { repeated }: SourceCheck): SourceRow {
  return repeated.has(row.row) ? { ...row, fault: { path: '$row', code: 'DUPLICATE_ID' } } : row;
}

class ColumnFaults extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('columns');
  }
}

async function checked(
  file: string,
  { columns: needed, idColumn, listColumns = [] }: SourceNeeds,
): Promise<SourceCheck> {
  const { bytes, hash, encoding } = await inspectBytes(file);
  const format = await formatOf(file);
  const columns = format === 'csv' ? await headerOf(file, encoding) : needed;
  refuseColumns(columns, needed);
  const shape = { format, encoding, columns, listColumns };
  const idAt = columns.indexOf(idColumn);
  const { totalRows, ids, filled } = await counted(file, shape, idAt);
  if (totalRows === 0) refuse('FILE_HAS_NO_ROWS');
  // NDJSON has no header: a column is missing when no row has it.
  if (format === 'ndjson')
    refuseColumns(
      [...filled].map((index) => columns[index] ?? ''),
      needed,
    );
  const suspicious = ids.suspicious();
  const repeated =
    suspicious.length === 0 ? new RowSet() : await repeatedRows(suspicious, () => numberedIds(file, shape, idAt));
  return { ...shape, bytes, hash, totalRows, repeated };
}

async function counted(file: string, shape: Shape, idAt: number) {
  const ids = new SeenIds();
  const filled = new Set<number>();
  let totalRows = 0;
  for await (const rows of plainRows(file, shape)) {
    totalRows += rows.length;
    for (const { cells } of rows) {
      const id = idForm(cells[idAt] ?? '');
      if (id !== '') ids.add(id);
      if (shape.format === 'ndjson') noteCells(cells, filled);
    }
  }
  return { totalRows, ids, filled };
}

function noteCells(cells: readonly (string | undefined)[], seen: Set<number>): void {
  if (seen.size === cells.length) return;
  for (const [index, cell] of cells.entries()) if (cell !== undefined) seen.add(index);
}

async function* numberedIds(file: string, shape: Shape, idAt: number) {
  for await (const rows of plainRows(file, shape)) {
    yield rows.map(({ row, cells }) => [row, idForm(cells[idAt] ?? '')] as const);
  }
}

/** A file whose first sign is a brace holds JSON lines, whatever its name says. */
async function formatOf(file: string): Promise<SourceCheck['format']> {
  for await (const bytes of bytesOf(file)) {
    const head = bytes
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart();
    if (head !== '') return head.startsWith('{') ? 'ndjson' : 'csv';
  }
  return refuse('FILE_EMPTY');
}

async function headerOf(file: string, encoding: Encoding): Promise<readonly string[]> {
  for await (const records of csvRecords(file, encoding)) {
    const [header] = records;
    if (header !== undefined) return header.map((name) => plainCell(name).trim());
  }
  return refuse('FILE_EMPTY');
}

function refuseColumns(columns: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  const problems = [
    ...missing.map((column): Problem => ({ path: '$file', code: 'COLUMN_MISSING', params: { column } })),
    ...twice.map((column): Problem => ({ path: '$file', code: 'COLUMN_TWICE', params: { column } })),
  ];
  if (problems.length > 0) throw new ColumnFaults(problems);
}

async function* plainRows(file: string, shape: Shape): AsyncGenerator<readonly SourceRow[]> {
  const { format, encoding, columns, listColumns } = shape;
  let row = 0;
  if (format === 'ndjson') {
    for await (const lines of ndjsonLines(file, encoding)) {
      yield lines.map((original) => {
        row += 1;
        return { row, original, ...ndjsonRow(original, columns, listColumns) };
      });
    }
    return;
  }
  let header = true;
  for await (const records of csvRecords(file, encoding)) {
    const data = header ? records.slice(1) : records;
    if (records.length > 0) header = false;
    yield data.map((cells) => {
      row += 1;
      return { row, cells: plainCells(cells), original: cells, fault: raggedness(cells.length, columns.length) };
    });
  }
}

/** Most rows have no such cell, and are let through as they are. */
function plainCells(cells: readonly string[]): readonly string[] {
  return cells.some((cell) => cell.startsWith("'")) ? cells.map(plainCell) : cells;
}

function raggedness(have: number, need: number): Problem | null {
  return have === need ? null : { path: '$row', code: 'ROW_RAGGED', params: { have, need } };
}
