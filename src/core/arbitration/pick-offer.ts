import type { Score } from './score.js';

/** What arbitration compares. `activatedAt` is when the rule came into force. */
export type Contender = { readonly ruleId: string; readonly activatedAt: Date; readonly score: Score };

function compare(a: Contender, b: Contender): number {
  const byWorth = b.score.priority - a.score.priority || b.score.v - a.score.v;
  const byRule = a.activatedAt.getTime() - b.activatedAt.getTime() || (a.ruleId < b.ruleId ? -1 : 1);
  return byWorth || byRule;
}

/**
 * Best first, the same whatever the order they came in: priority, then value, then the earlier rule, then the rule's id.
 * A customer who is asked for twice gets the same winner.
 */
export function ranked<C extends Contender>(contenders: readonly C[]): readonly C[] {
  return [...contenders].sort(compare);
}
