import type { ArbitrationLog, LoggedCandidate } from './arbitration-log.js';

/** `won`: decisions its candidates won. `pushed`: those they would not have won without levers. `cost` of these, minor units. */
export type LeverCost = {
  readonly lever: string;
  readonly won: number;
  readonly pushed: number;
  readonly cost: number;
};

export type LeverCostReport = {
  readonly decisions: number;
  readonly pushed: number;
  readonly cost: number;
  /** The dearest first, then by name. */
  readonly levers: readonly LeverCost[];
};

/** P·V is the expected incremental profit of a contact (methods.md section 11). */
const profitOf = ({ p, v }: LoggedCandidate) => p * v;

/**
 * What levers and influencers cost: for each decision in which another would have won under P×C×V, the expected profit
 * that was let go, told of the lever that won instead. From logged ranks, with no experiment.
 */
export class LeverCosts {
  private readonly levers = new Map<string, { won: number; pushed: number; cost: number }>();
  private readonly all = { decisions: 0, pushed: 0, cost: 0 };

  add({ ranked, without }: ArbitrationLog): void {
    const [winner, instead] = [ranked[0], ranked[without.pvc]];
    if (winner === undefined || instead === undefined) return;
    const own = this.levers.get(winner.lever) ?? { won: 0, pushed: 0, cost: 0 };
    this.levers.set(winner.lever, own);
    this.all.decisions += 1;
    own.won += 1;
    if (without.pvc === 0) return;
    const cost = profitOf(instead) - profitOf(winner);
    for (const sums of [own, this.all]) {
      sums.pushed += 1;
      sums.cost += cost;
    }
  }

  report(): LeverCostReport {
    const list = [...this.levers].map(([lever, sums]) => ({ lever, ...sums }));
    return { ...this.all, levers: list.sort((a, b) => b.cost - a.cost || (a.lever < b.lever ? -1 : 1)) };
  }
}
