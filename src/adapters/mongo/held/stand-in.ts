import { isNewer } from '../../../core/facts/block/block-rows.js';
import { allRows } from '../../../core/rules/held/row-bits.js';
import type { HeldRows } from './held-columns.js';
import type { KeptRow } from './kept-row.js';
import type { Keeping, KeptRows } from './kept-rows.js';
import type { RowsAtHand } from './rows-at-hand.js';

/** Rows of a block that do not hold at an instant. */
export type Expired = ReadonlyMap<RowsAtHand, ReadonlySet<number>>;

/** Rows whose time has passed, and who stands in for them beside those who changed. */
export type Past = { readonly expired: Expired; readonly keeping: readonly Keeping[] };

/** The rows that stand in the place of others, or of none, and which of each block's own rows then stand; null: all. */
type Instead = {
  readonly standing: ReturnType<KeptRows['standing']>;
  readonly off: readonly (Uint32Array | null)[];
};

type Placed = { readonly kept: KeptRow; readonly block: number; readonly rows: RowsAtHand };

/** Everybody in their block, where they were looked for once for as long as neither their row nor their block is another. */
export function* placed(blocks: readonly HeldRows[], all: readonly Keeping[]): Iterable<Placed> {
  let block = 0;
  for (const { _id, h, kept } of all) {
    if (kept === null) throw new Error('a customer whose facts were not derived');
    // Nearly all are in order of place.
    if ((blocks[block]?.head._id ?? 0) > h) block = 0;
    while ((blocks[block]?.head.to ?? Number.POSITIVE_INFINITY) <= h) block += 1;
    const own = blocks[block];
    if (own === undefined) throw new Error(`no fact block holds the place ${h}`);
    const { rows, head } = own;
    if (kept.at !== rows) {
      kept.at = rows;
      kept.there = rows.placeOf(_id, (h - head._id) / (head.to - head._id));
    }
    yield { kept, block, rows };
  }
}

/** Whose row in a block does not hold: they changed since, or its time has passed. */
export function standIn(
  kept: KeptRows,
  blocks: readonly HeldRows[],
  changed: readonly Keeping[],
  { expired, keeping }: Past,
): Instead {
  const all = keeping.length === 0 ? changed : [...changed, ...keeping];
  const off: (Uint32Array | null)[] = blocks.map(() => null);
  kept.begin(all);
  for (const { kept: one, block, rows } of placed(blocks, all)) {
    const { chunk, there } = one;
    if (chunk !== null) chunk.used += 1;
    if (there >= 0) {
      const isExpired = expired.get(rows)?.has(there) ?? false;
      if (!isNewer(one.rev, { rev: rows.marks.revs[there] ?? 0, expired: isExpired })) continue;
      const live = off[block] ?? allRows(rows.n);
      live[there >> 5] = (live[there >> 5] as number) & ~(1 << (there & 31));
      off[block] = live;
    }
    if (chunk !== null) chunk.stand(one.row);
  }
  return { standing: kept.standing(), off };
}
