import { bothOf, cellsWhere, placesOf } from '../cells/cell-set.js';
import { liesIn } from '../cells/formula.js';
import type { Inquiry } from '../inquiry.js';
import type { Suspect } from '../suspect.js';
import { type Banding, bandingsOf, holesOf, isOverlap, isSlip, stretchOf } from './bands.js';
import type { Steps } from './steps.js';

/** Where rules cut one fact into bands: values between the bands that no rule takes, values that two take. */
export function* checkBands<S extends object>(inquiry: Inquiry<S>, live: readonly Suspect[]): Steps {
  const told = new Set<string>();
  for (const banding of yield* bandingsOf(inquiry.prover.fields, live)) {
    yield* gaps(inquiry, banding);
    yield* overlaps(inquiry, banding, told);
  }
}

function* gaps<S extends object>(inquiry: Inquiry<S>, banding: Banding): Steps {
  const { field, place, bands } = banding;
  const suspects = bands.map(({ suspect }) => suspect);
  for (const hole of holesOf(banding).filter((one) => isSlip(banding, one))) {
    yield;
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

function* overlaps<S extends object>(inquiry: Inquiry<S>, { field, bands }: Banding, told: Set<string>): Steps {
  for (const [index, band] of bands.entries()) {
    for (const other of bands.slice(index + 1).filter((one) => isOverlap(band, one))) {
      const pair = [band.suspect, other.suspect];
      yield;
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
