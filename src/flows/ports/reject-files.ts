import type { SourceCheck, SourceRow } from './source-files.js';

export type RejectedRow = { readonly row: SourceRow; readonly code: string; readonly words: string };

/**
 * Rows that could not be imported, in the format of their file, with `error_code` and `error` beside their own columns:
 * mended, the file is imported again.
 */
export abstract class RejectFiles {
  abstract pathOf(importId: string, check: SourceCheck): string;
  /**
   * Writes at `offset` (0 writes the header too) and answers the offset after the rows. The same rows at the same offset
   * write the same bytes: a resumed import repeats them and nothing stands there twice.
   */
  abstract write(path: string, check: SourceCheck, offset: number, rows: readonly RejectedRow[]): Promise<number>;
  /** Ends the file at `length`. Throws if it is shorter: rows that were written are gone. */
  abstract finish(path: string, length: number): Promise<void>;
}
