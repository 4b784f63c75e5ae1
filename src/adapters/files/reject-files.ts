import { mkdir, open, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { guardedCell } from '../../core/kit/text/spreadsheet-text.js';
import { type RejectedRow, RejectFiles } from '../../flows/ports/reject-files.js';
import type { SourceCheck } from '../../flows/ports/source-files.js';
import { faultCodeOf } from './fault-code.js';

/** Columns that this product adds: a file that comes back with them gets new ones in their place. */
const OWN = ['error_code', 'error'];
const BYTE_ORDER_MARK = '\ufeff';

/** `<dataDir>/rejects/<import>.csv` or `.ndjson`, UTF-8, for the owner's eyes only: the rows hold personal data. */
export class RejectFileWriter extends RejectFiles {
  constructor(private readonly dataDir: string) {
    super();
  }

  pathOf(importId: string, check: SourceCheck): string {
    return join(this.dataDir, 'rejects', `${importId}.${check.format}`);
  }

  async write(path: string, check: SourceCheck, offset: number, rows: readonly RejectedRow[]): Promise<number> {
    const text = check.format === 'csv' ? csvOf(check.columns, rows, offset === 0) : ndjsonOf(rows);
    const bytes = Buffer.from(text, 'utf8');
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Neither truncated nor appended to: what a crash left behind is written over by the same bytes.
    const file = await open(path, await flagsFor(path), 0o600);
    try {
      for (let done = 0; done < bytes.length; ) {
        done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    return offset + bytes.length;
  }

  async finish(path: string, length: number): Promise<void> {
    const file = await open(path, 'r');
    const { size } = await file.stat();
    await file.close();
    if (size < length) throw new Error(`rows are gone from the rejects file: it has ${size} bytes, not ${length}`);
    if (size > length) await truncate(path, length);
  }
}

/** `r+` writes at a place in a file that is there; `wx` makes it, and whoever comes second finds it. */
async function flagsFor(path: string): Promise<string> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (faultCodeOf(error) !== 'EEXIST') throw error;
  }
  return 'r+';
}

function csvOf(columns: readonly string[], rows: readonly RejectedRow[], first: boolean): string {
  const kept = columns.map((name, index) => [name, index] as const).filter(([name]) => !OWN.includes(name));
  const records = rows.map(({ row, code, words }) => {
    const fields = typeof row.original === 'string' ? [row.original] : row.original;
    const surplus = fields.slice(columns.length);
    return [...kept.map(([, index]) => fields[index] ?? ''), code, words, ...surplus];
  });
  const header = first ? [[...kept.map(([name]) => name), ...OWN]] : [];
  // People open it in a spreadsheet to mend it; the import takes the marks off again.
  const safe = [...header, ...records].map((cells) => cells.map(guardedCell));
  const text = stringify(safe, { record_delimiter: 'unix', quoted_match: /^\s|\s$/ });
  return first ? BYTE_ORDER_MARK + text : text;
}

function ndjsonOf(rows: readonly RejectedRow[]): string {
  return rows.map(({ row, code, words }) => `${markedLine(String(row.original), code, words)}\n`).join('');
}

/** A line that is no JSON object, or too deep to be written again, is kept as a text, for somebody to mend. */
function markedLine(line: string, code: string, words: string): string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return JSON.stringify({ ...value, error_code: code, error: words });
    }
  } catch {
    // Not JSON, or deeper than the stack: kept below.
  }
  return JSON.stringify({ unreadable: line, error_code: code, error: words });
}
