export const IMPORT_STATES = ['applying', 'done', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** One file's way into the base. Counts are rows. */
export type ImportRecord = {
  readonly id: string;
  readonly fileName: string;
  /** Path of the source file as the importing process reads it. */
  readonly file: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly mapping: string;
  /** The mapping as it was used, so that a resumed import maps the same way. */
  readonly mappingJson: unknown;
  readonly format: 'csv' | 'ndjson';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly state: ImportState;
  readonly totalRows: number;
  /** Rows fully dealt with: applied or rejected. Resume begins after them. */
  readonly doneRows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Path of the rejects file, null while there is none. */
  readonly rejectsFile: string | null;
  /** Length of the rejects file that belongs to `doneRows`; absent is 0. A resumed import goes on from there. */
  readonly rejectsBytes?: number;
  /** Why it failed: a key of the locale files with its params. */
  readonly failure: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  /** Handed in for the worker to apply: rung for again when nothing has moved for a while. A shell's import is the shell's. */
  readonly unattended: boolean;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** System instant of the last change. */
  readonly movedAt: Date;
};

export abstract class ImportStore {
  abstract insert(record: ImportRecord): Promise<void>;
  abstract find(id: string): Promise<ImportRecord | null>;
  abstract list(limit: number): Promise<readonly ImportRecord[]>;
  /** Changes it only while exactly `doneRows` rows are done: of two who work on one import, one moves on. */
  abstract advance(id: string, doneRows: number, change: Partial<Omit<ImportRecord, 'id'>>): Promise<boolean>;
  /** Unattended imports that are being applied, of which nothing has moved since this system instant. */
  abstract stranded(since: Date): Promise<readonly string[]>;
}
