import { RowFinder } from '../../../core/facts/block/block-rows.js';
import type { HeldRows } from './held-columns.js';
import type { KeptRow } from './kept-rows.js';
import type { RowsAtHand } from './rows-at-hand.js';

/** Where a customer lies in the block that they were looked for in; -1 is nowhere. */
type Place = { readonly rows: RowsAtHand; readonly row: number };

/** Where customers lie in blocks: looked up once, for as long as neither their row nor their block is another. */
export class RowPlaces {
  private readonly known = new WeakMap<KeptRow, Place>();

  /** To look customers up in these blocks, which are in order. */
  in(blocks: readonly HeldRows[]): (one: KeptRow) => Place {
    const finders = new Map<RowsAtHand, RowFinder>();
    return (one) => {
      const { rows } = blockAt(blocks, one.h);
      const known = this.known.get(one);
      if (known?.rows === rows) return known;
      const finder = finders.get(rows) ?? new RowFinder(rows.ids);
      finders.set(rows, finder);
      const place = { rows, row: finder.find(one.id, one.h) };
      this.known.set(one, place);
      return place;
    };
  }
}

function blockAt(blocks: readonly HeldRows[], place: number): HeldRows {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.head._id ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  const found = blocks[low];
  if (found === undefined) throw new Error(`no fact block holds the place ${place}`);
  return found;
}
