import { expiredRows } from '../../../core/facts/block/block-rows.js';
import { placeOf } from '../../../core/kit/hash.js';
import type { StaleRev } from '../facts/fact-documents.js';
import type { HeldRows } from './held-columns.js';
import type { Keeping, KeptRows } from './kept-rows.js';
import type { RowsAtHand } from './rows-at-hand.js';
import { type Expired, type Past, placed } from './stand-in.js';

/** Customers whose row in a block does not hold any more, though nothing changed but the time. */
export class PastRows {
  private keeping = new Map<string, Keeping>();

  constructor(
    private readonly kept: KeptRows,
    private readonly most: number,
  ) {}

  /**
   * Rows that do not hold at an instant, and who of them is not among those who changed, or is newer there: a fold as of an
   * earlier instant may have come between. Their documents are read after the blocks, as whoever is not on the stale list may
   * only be found newer there. Null: too many.
   */
  async in(blocks: readonly HeldRows[], changed: readonly Keeping[], asOf: Date): Promise<Past | null> {
    const expired = expiredIn(blocks, asOf.getTime());
    if (expired.size === 0) return this.keep(expired, []);
    const own = newestRevs(blocks, changed, expired);
    const asked: StaleRev[] = [];
    for (const [rows, places] of expired) {
      for (const row of places) {
        const rev = rows.marks.revs[row] ?? 0;
        if ((own.get(rows)?.get(row) ?? -1) >= rev) continue;
        const _id = rows.ids.at(row);
        asked.push({ _id, h: placeOf(_id), rev });
      }
      if (asked.length > this.most) return null;
    }
    const keeping = asked.map((one): Keeping => {
      const { kept = null } = this.keeping.get(one._id) ?? {};
      return { ...one, kept: kept !== null && kept.rev >= one.rev ? kept : null };
    });
    await this.kept.bring(keeping, asOf);
    return this.keep(expired, keeping);
  }

  private keep(expired: Expired, keeping: readonly Keeping[]): Past {
    this.keeping = new Map(keeping.map((one) => [one._id, one]));
    return { expired, keeping };
  }
}

function expiredIn(blocks: readonly HeldRows[], nowMs: number): Expired {
  const expired = new Map<RowsAtHand, ReadonlySet<number>>();
  for (const { rows } of blocks) {
    if (nowMs < rows.holdsUntil && nowMs >= rows.holdsFrom) continue;
    expired.set(rows, new Set(expiredRows(rows.marks, nowMs)));
  }
  return expired;
}

/** The revs of those who changed, by their rows in blocks of which some do not hold. */
function newestRevs(blocks: readonly HeldRows[], changed: readonly Keeping[], expired: Expired) {
  const revs = new Map<RowsAtHand, Map<number, number>>();
  placed(blocks, changed, ({ there, rev }, _block, rows) => {
    if (there < 0 || !expired.has(rows)) return;
    const own = revs.get(rows) ?? new Map<number, number>();
    own.set(there, rev);
    revs.set(rows, own);
  });
  return revs;
}
