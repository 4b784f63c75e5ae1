import type { RowMarks } from '../../../core/facts/block/block-rows.js';
import { ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import type { Column } from '../../../core/facts/fact-block.js';
import { bytesOfColumn, type HeldBlock } from '../../../core/facts/held-block.js';
import { LiveRows } from './live-rows.js';
import type { LoadWork } from './load-work.js';

/** Who is in some rows. All at once are asked for seldom, and take more room than most facts: they are not kept. */
type RowIds = {
  readonly byteLength: number;
  at(row: number): string;
  all(): readonly string[];
  placeOf(id: string, guess: number): number;
};

export const NO_IDS: RowIds = { byteLength: 0, at: () => '', all: () => [], placeOf: () => -1 };

/** Ids only for who asks for them. */
class HeldRowsBlock implements HeldBlock {
  constructor(
    readonly n: number,
    readonly columns: ReadonlyMap<string, Column>,
    readonly live: Uint32Array | null,
    private readonly whose: RowIds,
  ) {}

  get ids(): readonly string[] {
    return this.whose.all();
  }
}

/** What a row takes beside its facts: three marks. */
const MARKS_BYTES = 24;

/** Rows that are kept: their marks, and the columns that somebody asked for. */
export class RowsAtHand {
  /** Before the first and after the last of these instants every row holds by itself. */
  readonly holdsFrom: number;
  readonly holdsUntil: number;
  private readonly stored = new Map<string, Column>();
  private readonly bytes = new Map<string, number>();
  private allBytes = 0;
  private readonly worked = new Map<string, Column>();
  /** The quarter of an hour in which it was, and the days it was then in the zones of these rows. */
  private workedIn: number | null = null;
  private workedOn = '';
  private live: LiveRows | null = null;
  /** What was handed out last, and for which question. */
  private given: { readonly asked: object; readonly columns: ReadonlyMap<string, Column> } | null = null;

  constructor(
    readonly n: number,
    readonly ids: RowIds,
    readonly marks: RowMarks,
  ) {
    this.holdsFrom = marks.validFroms.reduce((latest, from) => Math.max(latest, from), Number.NEGATIVE_INFINITY);
    this.holdsUntil = marks.validUntils.reduce((least, until) => Math.min(least, until), Number.POSITIVE_INFINITY);
  }

  /** The row of a customer, who lies about so far along the rows; -1: they have none. */
  placeOf(id: string, along: number): number {
    return this.ids.placeOf(id, Math.floor(along * this.n));
  }

  /** All rows, for whoever finds out which of them stand; asked once for each count. */
  allLive(): LiveRows {
    this.live ??= new LiveRows(this.n);
    this.live.begin();
    return this.live;
  }

  lacks(names: readonly string[]): readonly string[] {
    return names.filter((name) => !this.stored.has(name));
  }

  put(name: string, column: Column): void {
    this.stored.set(name, column);
    this.weigh(name, bytesOfColumn(column));
  }

  drop(name: string): void {
    this.stored.delete(name);
    this.worked.delete(name);
    this.weigh(name, 0);
    this.given = null;
  }

  /** Works out what follows at load and is not there yet, or was of another day. */
  complete(work: LoadWork): boolean {
    this.keepOfDay(work);
    const lacking = work.steps.filter(({ names }) => names.some((name) => !this.worked.has(name)));
    if (lacking.length === 0) return false;
    const { columns } = work.fill(lacking, { n: this.n, ids: [], columns: new Map([...this.worked, ...this.stored]) });
    for (const [name, column] of columns) {
      if (this.stored.has(name) || this.worked.has(name)) continue;
      this.worked.set(name, column);
      this.weigh(name, bytesOfColumn(column));
    }
    return true;
  }

  /** What was worked out is kept until it is another day in some zone of these rows. */
  private keepOfDay(work: LoadWork): void {
    if (this.workedIn === work.quarter) return;
    this.workedIn = work.quarter;
    const days = work.daysIn(this.stored.get(ZONE_COLUMN));
    if (days === this.workedOn) return;
    this.workedOn = days;
    for (const name of this.worked.keys()) this.weigh(name, 0);
    this.worked.clear();
    this.given = null;
  }

  /** The named columns; `asked` stands for their names: the same names, the same object. */
  held(asked: { readonly names: readonly string[] }, live: Uint32Array | null): HeldBlock {
    if (this.given?.asked !== asked) this.given = { asked, columns: this.columnsOf(asked.names) };
    return new HeldRowsBlock(this.n, this.given.columns, live, this.ids);
  }

  /** What each column takes. */
  get sizes(): ReadonlyMap<string, number> {
    return this.bytes;
  }

  /** What all columns take, and what lies beside them. */
  get byteLength(): number {
    return this.allBytes + this.n * MARKS_BYTES + this.ids.byteLength;
  }

  private weigh(name: string, bytes: number): void {
    this.allBytes += bytes - (this.bytes.get(name) ?? 0);
    if (bytes === 0) this.bytes.delete(name);
    else this.bytes.set(name, bytes);
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
