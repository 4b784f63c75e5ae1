import { type Contender, rankedBy } from './pick-offer.js';
import type { Score } from './score.js';

/** Arbitration with one factor left out: `pvc` has no levers, `pvl` no context, `pcl` no value, `vcl` no propensity. */
export const FORMULAS = ['pvc', 'pvl', 'pcl', 'vcl'] as const;
export type Formula = (typeof FORMULAS)[number];

const MEASURES: { readonly [F in Formula]: (score: Score) => number } = {
  pvc: ({ p, v, c }) => p * v * c,
  pvl: ({ p, v, l }) => p * v * l,
  pcl: ({ p, c, l }) => p * c * l,
  vcl: ({ v, c, l }) => v * c * l,
};

/** Who would have won: a place in the ranking, 0 where it is the winner itself. Four small numbers a decision. */
export type Without = { readonly [F in Formula]: number };

/**
 * The winner under each formula with a factor left out, as its place among `ranking`, which is best first; null where
 * nobody stands. Reports on what levers cost read these, with no experiment.
 */
export function withoutFactor(ranking: readonly Contender[]): Without | null {
  if (ranking.length === 0) return null;
  const placeUnder = (formula: Formula) => {
    const [winner] = rankedBy(ranking, MEASURES[formula]);
    return winner === undefined ? 0 : ranking.indexOf(winner);
  };
  return { pvc: placeUnder('pvc'), pvl: placeUnder('pvl'), pcl: placeUnder('pcl'), vcl: placeUnder('vcl') };
}
