import type { RowMarks } from '../../../core/facts/block/block-rows.js';
import type { Column, FactBlock } from '../../../core/facts/fact-block.js';
import { bytesOfColumn, type HeldBlock } from '../../../core/facts/held-block.js';
import { placeOf } from '../../../core/kit/hash.js';

/** Facts that follow from stored ones and the day hold until another day, or other ways to derive them. */
export type LoadKey = { readonly derivations: unknown; readonly quarter: number };

/** What a row takes beside its facts: three marks. */
const MARKS_BYTES = 24;

/** Rows that are kept: their marks, and the columns that somebody asked for. */
export class RowsAtHand {
  /** Before the first and after the last of these instants every row holds by itself. */
  readonly holdsFrom: number;
  readonly holdsUntil: number;
  private readonly stored = new Map<string, Column>();
  private readonly bytes = new Map<string, number>();
  private readonly named = new Map<number, string>();
  private worked = new Map<string, Column>();
  private workedAt: LoadKey | null = null;
  /** What was handed out last, and for which question. */
  private given: { readonly asked: object; readonly columns: ReadonlyMap<string, Column> } | null = null;

  constructor(
    readonly n: number,
    private readonly readIds: () => readonly string[],
    readonly marks: RowMarks,
    private readonly idBytes: number,
  ) {
    this.holdsFrom = marks.validFroms.reduce((latest, from) => Math.max(latest, from), Number.NEGATIVE_INFINITY);
    this.holdsUntil = marks.validUntils.reduce((least, until) => Math.min(least, until), Number.POSITIVE_INFINITY);
  }

  /** Read anew each time: they are asked for seldom, and take more room than most facts. */
  get ids(): readonly string[] {
    return this.readIds();
  }

  lacks(names: readonly string[]): readonly string[] {
    return names.filter((name) => !this.stored.has(name));
  }

  put(name: string, column: Column): void {
    this.stored.set(name, column);
    this.bytes.set(name, bytesOfColumn(column));
  }

  drop(name: string): void {
    this.stored.delete(name);
    this.worked.delete(name);
    this.bytes.delete(name);
    this.given = null;
  }

  /** Who is in some rows, with the place and the rev; remembered, for they are asked for again until they are folded. */
  revsOf(rows: readonly number[]): readonly { readonly _id: string; readonly h: number; readonly rev: number }[] {
    if (rows.some((row) => !this.named.has(row))) {
      const { ids } = this;
      for (const row of rows) this.named.set(row, ids[row] ?? '');
    }
    return rows.map((row) => {
      const id = this.named.get(row) ?? '';
      return { _id: id, h: placeOf(id), rev: this.marks.revs[row] ?? 0 };
    });
  }

  /** Works out what is asked for at load and is not there yet, or was of another day. */
  complete(names: readonly string[], key: LoadKey, fill: (block: FactBlock) => FactBlock): boolean {
    if (this.workedAt?.quarter !== key.quarter || this.workedAt.derivations !== key.derivations) {
      for (const name of this.worked.keys()) this.bytes.delete(name);
      this.worked = new Map();
      this.workedAt = key;
      this.given = null;
    }
    if (names.every((name) => this.worked.has(name))) return false;
    const { columns } = fill({ n: this.n, ids: [], columns: this.stored });
    for (const [name, column] of columns) {
      if (this.stored.has(name) || this.worked.has(name)) continue;
      this.worked.set(name, column);
      this.bytes.set(name, bytesOfColumn(column));
    }
    return true;
  }

  /** The named columns; `asked` stands for their names: the same names, the same object. */
  held(asked: { readonly names: readonly string[] }, live: Uint32Array | null): HeldBlock {
    if (this.given?.asked !== asked) this.given = { asked, columns: this.columnsOf(asked.names) };
    const { n, readIds } = this;
    const { columns } = this.given;
    return {
      n,
      columns,
      live,
      get ids() {
        return readIds();
      },
    };
  }

  /** What each column takes. */
  get sizes(): ReadonlyMap<string, number> {
    return this.bytes;
  }

  get bytesBeside(): number {
    return this.n * MARKS_BYTES + this.idBytes;
  }

  private columnsOf(names: readonly string[]): ReadonlyMap<string, Column> {
    return new Map(
      names.map((name) => {
        const column = this.stored.get(name) ?? this.worked.get(name);
        if (column === undefined) throw new Error(`no column of this fact is held: ${name}`);
        return [name, column];
      }),
    );
  }
}
