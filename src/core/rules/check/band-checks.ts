import { type Banding, bandingsOf, holesOf, isOverlap, isSlip, stretchOf } from './bands.js';
import { bothOf, cellsWhere, placesOf } from './cells/cell-set.js';
import { liesIn } from './cells/formula.js';
import type { Inquiry, Suspect } from './inquiry.js';

/** Where rules cut one fact into bands: values between the bands that no rule takes, values that two take. */
export function checkBands(inquiry: Inquiry, live: readonly Suspect[]): void {
  const told = new Set<string>();
  for (const banding of bandingsOf(inquiry, live)) {
    gaps(inquiry, banding);
    overlaps(inquiry, banding, told);
  }
}

function gaps(inquiry: Inquiry, banding: Banding): void {
  const { field, place, bands } = banding;
  const suspects = bands.map(({ suspect }) => suspect);
  for (const hole of holesOf(banding).filter((one) => isSlip(banding, one))) {
    const inHole = liesIn(
      place,
      cellsWhere(field.cells.length, (cell) => hole.includes(cell)),
    );
    const answer = inquiry.prover.ask(inHole, ...suspects.map(({ claims }) => claims.isFalse));
    const [first] = suspects;
    if (answer.kind === 'open' && first !== undefined) inquiry.leftOpen('gap', first, answer);
    if (answer.kind !== 'found') continue;
    const claim = inquiry.witnessed(
      answer.domains,
      suspects.map((suspect) => ({ suspect, matches: false })),
    );
    const rules = suspects.map(({ ref }) => ref);
    inquiry.found('gap', { rules, facts: [field.fact], stretch: stretchOf(field, hole), claim });
  }
}

function overlaps(inquiry: Inquiry, { field, bands }: Banding, told: Set<string>): void {
  for (const [index, band] of bands.entries()) {
    for (const other of bands.slice(index + 1).filter((one) => isOverlap(band, one))) {
      const pair = [band.suspect, other.suspect];
      const key = pair.map((suspect) => suspect.index).join();
      const answer = inquiry.prover.ask(...pair.map(({ claims }) => claims.isTrue));
      if (answer.kind === 'open') inquiry.leftOpen('overlap', band.suspect, answer);
      if (answer.kind !== 'found' || told.has(key)) continue;
      told.add(key);
      const claim = inquiry.witnessed(
        answer.domains,
        pair.map((suspect) => ({ suspect, matches: true })),
      );
      const stretch = stretchOf(field, placesOf(bothOf(band.cells, other.cells)));
      inquiry.found('overlap', { rules: pair.map(({ ref }) => ref), facts: [field.fact], stretch, claim });
    }
  }
}
