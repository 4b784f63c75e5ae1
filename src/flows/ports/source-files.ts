import type { Problem, Read } from '../../core/kit/problem.js';

/** What a mapping asks of a file. */
export type SourceNeeds = {
  readonly columns: readonly string[];
  readonly idColumn: string;
  /** Columns whose values may be lists in NDJSON. */
  readonly listColumns?: readonly string[];
};

/** What the first pass found: nothing has been written by then. */
export type SourceCheck = {
  readonly format: 'csv' | 'ndjson';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly bytes: number;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  /** The columns of a row's cells, in their order. */
  readonly columns: readonly string[];
  readonly listColumns?: readonly string[];
  readonly totalRows: number;
  /** Rows, counted from 1, whose id stands in more than one row. */
  readonly repeated: { has(row: number): boolean };
};

export type SourceRow = {
  /** Counted from 1, header and empty lines left out. */
  readonly row: number;
  readonly cells: readonly (string | undefined)[];
  /** The row as it stands in the file: the fields of a CSV row, or a line of NDJSON. */
  readonly original: readonly string[] | string;
  /** What is wrong with the row whatever the mapping says: its shape, or an id that stands twice. */
  readonly fault: Problem | null;
};

/** Files that somebody hands in: any size, read in pieces. */
export abstract class SourceFiles {
  /** Reads the whole file and writes nothing: encoding, header, quotes, row size, ids that stand twice. */
  abstract check(file: string, needs: SourceNeeds): Promise<Read<SourceCheck>>;
  /** The rows after `done`, in the order of the file, in blocks of at most `size`. */
  abstract rows(file: string, check: SourceCheck, done: number, size: number): AsyncIterable<readonly SourceRow[]>;
  /** The file is done with: an uploaded one is removed, anybody else's is left alone. */
  abstract release(file: string): Promise<void>;
}
