import type { Score } from './score.js';

/** What arbitration compares. `activatedAt` is when the rule came into force; a rule on one channel needs no `channel`. */
export type Contender = {
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel?: string;
  readonly activatedAt: Date;
  readonly score: Score;
};

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Whatever their scores' other factors: higher value, the earlier rule, then ids, so that no two are equal. */
function byTie(a: Contender, b: Contender): number {
  return (
    b.score.v - a.score.v ||
    a.activatedAt.getTime() - b.activatedAt.getTime() ||
    byText(a.ruleId, b.ruleId) ||
    byText(a.offerId, b.offerId) ||
    byText(a.channel ?? '', b.channel ?? '')
  );
}

/** The best first, by any measure of a score, with arbitration's order on ties: nothing depends on how they came in. */
export function rankedBy<C extends Contender>(
  contenders: readonly C[],
  measure: (score: Score) => number,
): readonly C[] {
  return [...contenders].sort((a, b) => measure(b.score) - measure(a.score) || byTie(a, b));
}

/**
 * Best first, the same whatever the order they came in: priority, then value, then the earlier rule, then the ids of rule
 * and offer. A customer who is asked for twice gets the same winner.
 */
export function ranked<C extends Contender>(contenders: readonly C[]): readonly C[] {
  return rankedBy(contenders, ({ priority }) => priority);
}
