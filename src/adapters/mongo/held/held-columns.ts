import { columnFromBytes } from '../../../core/facts/block/codec/column-bytes.js';
import { PackedTexts } from '../../../core/facts/block/codec/packed-texts.js';
import { tiles } from '../../../core/facts/block/split-points.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import { PLACES } from '../../../core/kit/hash.js';
import type { Binary } from '../connection.js';
import type { BlockDocuments } from '../facts/block-documents.js';
import {
  type BlockHead,
  type BlockRecord,
  columnsProjection,
  HEAD_FIELDS,
  marksIn,
  rangeOf,
} from '../facts/block-record.js';
import { decodedOne } from '../facts/document-stream.js';
import { RawBatch } from '../facts/raw-batch.js';
import { NO_IDS, RowsAtHand } from './rows-at-hand.js';

/** Blocks read at a time, and begun to be read while those before are decoded: the more, the fewer columns of each. */
const AT_ONCE = 48;
const COLUMNS_AT_ONCE = 400;
/** Blocks that split or are written while they are read; this often in a row is a fault. */
const TRIES = 50;

const EVERYWHERE: PlaceRange = { from: 0, to: PLACES };

/** One block as it was when it was last read. */
export type HeldRows = { readonly head: BlockHead; readonly rows: RowsAtHand };

/** Blocks that lack the same: of those that changed, everything. */
type Wanted = { readonly whole: boolean; readonly names: readonly string[]; readonly heads: BlockHead[] };

const bytesOf = ({ buffer, position }: Binary) => new Uint8Array(buffer.buffer, buffer.byteOffset, position);

function rowsOf(record: BlockRecord): RowsAtHand {
  const { n } = record;
  if (n === 0) return new RowsAtHand(0, NO_IDS, marksIn(record));
  const ids = new PackedTexts(bytesOf(record.ids));
  if (ids.length !== n) throw new RangeError(`${ids.length} ids for ${n} rows`);
  return new RowsAtHand(n, ids, marksIn(record));
}

function putColumns(rows: RowsAtHand, { n, columns }: BlockRecord, names: readonly string[]): void {
  if (n === 0) return;
  for (const name of names) {
    const bytes = columns[name];
    if (bytes === undefined) throw new RangeError(`no column ${name}`);
    rows.put(name, columnFromBytes(bytesOf(bytes), n));
  }
}

/** A block read a moment after its head may be newer than it; it is never older. */
function sameAs(own: HeldRows | undefined, head: BlockHead): HeldRows | null {
  return own !== undefined && own.head.version >= head.version && own.head.to === head.to ? own : null;
}

const lackedBy = ({ rows }: HeldRows, names: readonly string[]) => (rows.n === 0 ? [] : rows.lacks(names));

/** The columns of all blocks that somebody asked for, each read again when its block was written. */
export class HeldColumns {
  private blocks: readonly HeldRows[] = [];
  /** The heads by which blocks were found to be as they are now, and the columns that all of them have. */
  private known = { heads: RawBatch.none, names: new Set<string>() };

  constructor(
    private readonly documents: BlockDocuments,
    private readonly modelsHash: string,
    private readonly between: () => Promise<void>,
  ) {}

  /** What `now` begins with. To be asked after the stale list was read, and while something else is. */
  heads(): Promise<RawBatch | null> {
    return this.documents.allHeads();
  }

  /**
   * Every block as it is now, in order, with the named columns, and whether anything was read. Null where facts were derived
   * by other models, there are no blocks, or too many. `first` are heads that were asked for after the stale list was read: a
   * customer who is not on it is in their block as they were then, or later.
   */
  async now(
    names: readonly string[],
    first: Promise<RawBatch | null>,
  ): Promise<{ readonly blocks: readonly HeldRows[]; readonly read: boolean } | null> {
    let asked = first;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const batch = await asked;
      if (batch === null) return null;
      const read = this.isKnown(batch, names) ? false : await this.bringAll(batch, names);
      if (read === 'others') return null;
      if (read !== null) return { blocks: this.blocks, read: read || tries > 0 };
      asked = this.heads();
    }
    throw new Error('fact blocks change faster than they are read');
  }

  /** Whether anything was read; null: blocks are others by now. `others`: there are none, or they are by other models. */
  private async bringAll(batch: RawBatch, names: readonly string[]): Promise<boolean | 'others' | null> {
    // Blocks that are let go or half read are not what those heads said.
    if (!batch.equals(this.known.heads)) this.known = { heads: RawBatch.none, names: new Set() };
    const heads = headsIn(batch);
    if (heads.length === 0 || heads.some(({ modelsHash }) => modelsHash !== this.modelsHash)) return 'others';
    const read = tiles(heads.map(rangeOf), EVERYWHERE) ? await this.bring(heads, names) : null;
    if (read !== null) this.known = { heads: batch, names: new Set([...this.known.names, ...names]) };
    return read;
  }

  private isKnown(batch: RawBatch, names: readonly string[]): boolean {
    const { known } = this;
    return batch.length > 0 && batch.equals(known.heads) && names.every((name) => known.names.has(name));
  }

  /** Whether anything had to be read for blocks to be as their heads say; null: they are others by now. */
  private async bring(heads: readonly BlockHead[], names: readonly string[]): Promise<boolean | null> {
    const wanted = this.lacking(heads, names);
    if (wanted.length === 0) return false;
    return (await this.readAll(wanted)) && this.lacking(heads, names).length === 0 ? true : null;
  }

  drop(name: string): void {
    this.known.names.delete(name);
    for (const { rows } of this.blocks) rows.drop(name);
  }

  get all(): readonly HeldRows[] {
    return this.blocks;
  }

  /** Lets go of blocks that are not there any more, and names what is to be read. */
  private lacking(heads: readonly BlockHead[], names: readonly string[]): readonly Wanted[] {
    const known = new Map(this.blocks.map((one) => [one.head._id, one]));
    const wanted = new Map<string, Wanted>();
    const kept: HeldRows[] = [];
    for (const head of heads) {
      const own = sameAs(known.get(head._id), head);
      if (own !== null) kept.push(own);
      const missing = own === null ? names : lackedBy(own, names);
      if (own !== null && missing.length === 0) continue;
      const key = JSON.stringify([own === null, missing]);
      const those = wanted.get(key) ?? { whole: own === null, names: missing, heads: [] };
      those.heads.push(head);
      wanted.set(key, those);
    }
    this.blocks = kept;
    return [...wanted.values()];
  }

  /** False: some block is another by now. */
  private async readAll(wanted: readonly Wanted[]): Promise<boolean> {
    const steps = wanted.flatMap(({ whole, names, heads }) => {
      const atOnce = Math.max(AT_ONCE, Math.floor(COLUMNS_AT_ONCE / (1 + names.length)));
      return Array.from({ length: Math.ceil(heads.length / atOnce) }, (_step, place) => {
        return { whole, names, heads: heads.slice(place * atOnce, (place + 1) * atOnce) };
      });
    });
    let same = true;
    let ahead = this.fetch(steps[0]);
    for (const [place, step] of steps.entries()) {
      const records = await ahead;
      ahead = this.fetch(steps[place + 1]);
      if (!this.take(step, records)) same = false;
      await this.between();
    }
    return same;
  }

  private fetch(step: Wanted | undefined): Promise<BlockRecord[]> {
    if (step === undefined) return Promise.resolve([]);
    const { whole, names, heads } = step;
    const columns = Object.fromEntries(names.map((name) => [`columns.${name}`, 1]));
    const fields = whole ? columnsProjection(names) : { ...HEAD_FIELDS, ...columns };
    const fetched = this.documents.fieldsOf(
      heads.map(({ _id }) => _id),
      fields,
    );
    // Whoever waits for it is told.
    fetched.catch(() => {});
    return fetched;
  }

  private take({ whole, names, heads }: Wanted, records: readonly BlockRecord[]): boolean {
    const read = new Map(records.map((record) => [record._id, record]));
    const fresh: HeldRows[] = [];
    let same = true;
    for (const { _id } of heads) {
      const record = read.get(_id);
      if (record === undefined || record.modelsHash !== this.modelsHash) same = false;
      else if (whole) {
        const rows = rowsOf(record);
        putColumns(rows, record, names);
        fresh.push({ head: headOf(record), rows });
      } else {
        const own = this.blocks.find((one) => one.head._id === _id);
        if (own?.head.version === record.version) putColumns(own.rows, record, names);
        else same = false;
      }
    }
    if (fresh.length > 0) this.blocks = [...this.blocks, ...fresh].sort((a, b) => a.head._id - b.head._id);
    return same;
  }
}

function headOf({ _id, to, version, models, modelsHash, n }: BlockRecord): BlockHead {
  return { _id, to, version, models, modelsHash, n };
}

function headsIn(batch: RawBatch): readonly BlockHead[] {
  return Array.from({ length: batch.length }, (_head, place) => decodedOne<BlockHead>(batch.at(place)));
}
