import type { FactSheet } from '../fact-sheet.js';
import { type BandModel, type BandValue, bandOf } from './bands.js';
import { marksFor, marksKeyOf } from './marks.js';

/** What a customer without a band is counted under. */
const NO_BAND = 'NONE';

/** The band a customer would have by other marks, coming from the one they have: what a mark's play holds stays. */
function bandBy({ of, bands, lines, hysteresisPct }: BandModel, sheet: FactSheet, before: BandValue | null) {
  const value = sheet[of];
  if (typeof value !== 'number') return null;
  const marks = bands ?? marksFor(lines ?? [], marksKeyOf(sheet));
  return typeof marks === 'string' ? null : bandOf(marks, value, before, hysteresisPct);
}

/** How many customers other marks would move from which band to which; bands by their names as text. */
export class BandMoves {
  private readonly counts = new Map<string, { from: string; to: string; customers: number }>();

  constructor(private readonly model: BandModel) {}

  /** The sheet holds the band as it is now, the number, and what chooses the marks. */
  add(sheet: FactSheet): void {
    const now = sheet[this.model.gives.band];
    const before = typeof now === 'string' || typeof now === 'number' ? now : null;
    const [from, to] = [String(before ?? NO_BAND), String(bandBy(this.model, sheet, before) ?? NO_BAND)];
    const known = this.counts.get(`${from} ${to}`) ?? { from, to, customers: 0 };
    known.customers += 1;
    this.counts.set(`${from} ${to}`, known);
  }

  /** Whoever stays where they are is in a row too. */
  get moves(): readonly { readonly from: string; readonly to: string; readonly customers: number }[] {
    return [...this.counts.values()];
  }
}
