import { isNewer } from '../../../core/facts/block/block-rows.js';
import type { HeldRows } from './held-columns.js';
import type { KeptRow } from './kept-row.js';
import type { Keeping, KeptRows } from './kept-rows.js';
import type { LiveRows } from './live-rows.js';
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

/** Told of everybody with the place of their block, where they were looked for once for as long as neither is another. */
type ToldOf = (one: KeptRow, block: number, rows: RowsAtHand) => void;

export function placed(blocks: readonly HeldRows[], all: readonly Keeping[], told: ToldOf): void {
  let block = 0;
  for (let at = 0; at < all.length; at += 1) {
    const { _id, h, kept } = all[at] as Keeping;
    block = blockFrom(blocks, block, h);
    const own = blocks[block];
    if (own === undefined || kept === null) throw new Error(`no row, or no fact block that holds the place ${h}`);
    const { rows, head } = own;
    if (kept.at !== rows) {
      kept.at = rows;
      kept.there = rows.placeOf(_id, (h - head._id) / (head.to - head._id));
    }
    told(kept, block, rows);
  }
}

/** The block that holds a place, looked for from one on: nearly everybody comes in order of place. */
function blockFrom(blocks: readonly HeldRows[], first: number, place: number): number {
  let block = (blocks[first]?.head._id ?? 0) > place ? 0 : first;
  while ((blocks[block]?.head.to ?? Number.POSITIVE_INFINITY) <= place) block += 1;
  return block;
}

/** Whose row in a block does not hold: they changed since, or its time has passed. */
export function standIn(
  kept: KeptRows,
  blocks: readonly HeldRows[],
  changed: readonly Keeping[],
  { expired, keeping }: Past,
): Instead {
  const all = keeping.length === 0 ? changed : [...changed, ...keeping];
  const off: (LiveRows | null)[] = blocks.map(() => null);
  kept.begin(all);
  placed(blocks, all, (one, block, rows) => {
    const { chunk, there } = one;
    if (chunk !== null) chunk.used += 1;
    if (there >= 0) {
      const isExpired = expired.size > 0 && (expired.get(rows)?.has(there) ?? false);
      if (!isNewer(one.rev, { rev: rows.marks.revs[there] ?? 0, expired: isExpired })) return;
      const live = off[block] ?? rows.allLive();
      live.takeOut(there);
      off[block] = live;
    }
    chunk?.stand(one.row);
  });
  return { standing: kept.standing(), off: off.map((live) => live?.standing() ?? null) };
}
