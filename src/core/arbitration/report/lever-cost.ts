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
export function leverCost(logs: Iterable<ArbitrationLog>): LeverCostReport {
  const levers = new Map<string, { won: number; pushed: number; cost: number }>();
  const all = { decisions: 0, pushed: 0, cost: 0 };
  for (const { ranked, without } of logs) {
    const [winner, instead] = [ranked[0], ranked[without.pvc]];
    if (winner === undefined || instead === undefined) continue;
    const own = levers.get(winner.lever) ?? { won: 0, pushed: 0, cost: 0 };
    levers.set(winner.lever, own);
    all.decisions += 1;
    own.won += 1;
    if (without.pvc === 0) continue;
    const cost = profitOf(instead) - profitOf(winner);
    for (const sums of [own, all]) {
      sums.pushed += 1;
      sums.cost += cost;
    }
  }
  const list = [...levers].map(([lever, sums]) => ({ lever, ...sums }));
  return { ...all, levers: list.sort((a, b) => b.cost - a.cost || (a.lever < b.lever ? -1 : 1)) };
}
