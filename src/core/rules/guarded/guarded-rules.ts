import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Day } from '../../kit/day.js';
import type { ColumnKernel } from '../columns/column-kernel.js';
import { scalarKernel } from '../columns/scalar-kernel.js';
import { evaluateRow } from '../evaluate-row.js';
import type { CompiledPack } from '../program.js';
import { RowMatcher } from '../row/row-matcher.js';
import { GuardedColumns } from './guarded-columns.js';
import { indexPack } from './guarded-index.js';
import { Newest } from './newest.js';

/** Rules of the pack by their places: those that match, and those of which nobody can know. The others do not match. */
export type RowTruths = { readonly matched: readonly number[]; readonly unknown: readonly number[] };

/** Runs of yesterday that are still under way beside today's. */
const MOST_DAYS = 2;
const NO_DAY = '';

/**
 * A pack ready to be asked, by row and by column. Never changed: a new version is another one, and a run goes on with the
 * one it began with. What asks for the run's day is indexed for it once, when it is first asked.
 */
export class GuardedRules {
  private readonly rows = new Newest<RowMatcher>(MOST_DAYS);
  private readonly blocks = new Newest<GuardedColumns>(MOST_DAYS);

  constructor(
    readonly pack: CompiledPack,
    private readonly kernel: () => ColumnKernel = scalarKernel,
  ) {}

  /** One customer, in microseconds: what `evaluateRow` says of the same sheet and day. */
  row(sheet: FactSheet, today: Day | null = null): RowTruths {
    const matcher = this.rows.of(
      this.dayOf(today),
      () => new RowMatcher(indexPack(this.pack, today, { possible: true })),
    );
    const { matched, undecided } = matcher.answer(sheet);
    if (undecided.length > 0) return this.interpreted(sheet, today);
    const count = this.pack.rules.length;
    const sure = new Set(matched.filter((place) => place < count));
    const unknown = matched.flatMap((place) => (place < count || sure.has(place - count) ? [] : [place - count]));
    return { matched: [...sure], unknown };
  }

  /** Blocks of customers. Shared by all who ask for the same day: what is matched is read before the next is. */
  columns(today: Day | null = null): GuardedColumns {
    return this.blocks.of(
      this.dayOf(today),
      () => new GuardedColumns(indexPack(this.pack, today, { possible: false }), this.kernel()),
    );
  }

  private dayOf(today: Day | null): string {
    return this.pack.asksClock ? (today ?? NO_DAY) : NO_DAY;
  }

  /** A sheet that is no plain record of values, as data never is: the index does not read it. */
  private interpreted(sheet: FactSheet, today: Day | null): RowTruths {
    const truths = evaluateRow(this.pack, sheet, today);
    const places = [...truths.keys()];
    return {
      matched: places.filter((place) => truths[place] === 'true'),
      unknown: places.filter((place) => truths[place] === 'unknown'),
    };
  }
}
