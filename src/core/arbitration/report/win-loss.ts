import { FORMULAS, type Without } from '../without-factor.js';
import type { ArbitrationLog, LogKey } from './arbitration-log.js';

/** `stood` in so many decisions and `won` so many; `would` is what it would have won without a factor. */
export type WinLoss = {
  readonly name: string;
  readonly stood: number;
  readonly won: number;
  readonly would: Without;
  /** How often it won while the other stood, by the other's name. */
  readonly beat: Readonly<Record<string, number>>;
};

type Tally = { stood: number; won: number; would: Record<keyof Without, number>; beat: Map<string, number> };

function newTally(): Tally {
  return { stood: 0, won: 0, would: { pvc: 0, pvl: 0, pcl: 0, vcl: 0 }, beat: new Map() };
}

/**
 * The win/loss matrix of rules, offers or levers, by name, from logged ranks: who wins against whom, and whom each factor
 * helps. Several candidates of one name in a decision count once, and never against themselves.
 */
export class WinsAndLosses {
  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly by: LogKey) {}

  add({ ranked, without }: ArbitrationLog): void {
    const { by } = this;
    const names = new Set(ranked.map((candidate) => candidate[by]));
    const winner = ranked[0]?.[by];
    if (winner === undefined) return;
    const { beat } = this.of(winner);
    this.of(winner).won += 1;
    for (const name of names) {
      this.of(name).stood += 1;
      if (name !== winner) beat.set(name, (beat.get(name) ?? 0) + 1);
    }
    for (const formula of FORMULAS) this.of(ranked[without[formula]]?.[by] ?? winner).would[formula] += 1;
  }

  report(): readonly WinLoss[] {
    return [...this.tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { beat, ...tally }]) => ({ name, ...tally, beat: Object.fromEntries([...beat].sort()) }));
  }

  private of(name: string): Tally {
    const tally = this.tallies.get(name) ?? newTally();
    this.tallies.set(name, tally);
    return tally;
  }
}
