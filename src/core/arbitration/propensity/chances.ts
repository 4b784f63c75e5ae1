import type { Day } from '../../kit/day.js';
import type { ArbitrationRules } from '../rules/arbitration-rules.js';
import type { Gathered } from './action-of.js';
import { type Counts, decayed, groupMean, hasEnough, meanOf, posteriorOf } from './counts.js';

const DAY_MS = 86_400_000;
/** After so many half-lives what was seen counts for less than half a per cent. */
const FORGOTTEN_AFTER = 8;

/**
 * What came of making an offer on a channel on one day (UTC): how often it reached somebody, how often it was accepted, and
 * how often anything was answered at all. Plain values: kept with what is decided by.
 */
export type DayCounts = {
  readonly offerId: string;
  readonly channel: string;
  readonly day: Day;
  readonly shows: number;
  readonly acceptances: number;
  readonly answers: number;
};

/** Days of counts that still matter to chances at an instant. */
export function learntSince(at: Date, { propensity, exploration }: LearningRules): Date {
  const days = Math.max(FORGOTTEN_AFTER * propensity.halfLifeDays, exploration.enough.days);
  return new Date(at.getTime() - days * DAY_MS);
}

type LearningRules = Pick<ArbitrationRules, 'propensity' | 'exploration'>;
type Tally = { shows: number; acceptances: number; answers: number };
type Own = { readonly decayed: Tally; readonly recent: Tally };

const none = (): Tally => ({ shows: 0, acceptances: 0, answers: 0 });

function add(to: Tally, { shows, acceptances }: Pick<Counts, 'shows' | 'acceptances'>, answers: number): void {
  to.shows += shows;
  to.acceptances += acceptances;
  to.answers += answers;
}

const keyOf = (offerId: string, channel: string) => `${channel}|${offerId}`;

/** The same sums whatever the order in which the days come. */
function inOrder(days: readonly DayCounts[]): readonly DayCounts[] {
  const keys = new Map(days.map((one) => [one, `${one.day}|${keyOf(one.offerId, one.channel)}`]));
  return [...days].sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}

/**
 * Chances of acceptance learnt from what was shown (methods.md section 11), as of an instant. The group of an offer is what
 * is made on its channel, or everything where the channel has gathered too little; where neither has gathered enough shows,
 * and enough answers to say that somebody listens for them, nothing is learnt and the rules' own chances hold.
 */
export class Chances {
  private readonly own = new Map<string, Own>();
  private readonly means = new Map<string, number | null>();
  private readonly overall: number | null;

  constructor(
    days: readonly DayCounts[],
    at: Date,
    private readonly rules: LearningRules,
  ) {
    const all = none();
    const groups = new Map<string, Tally>();
    const since = at.getTime() - rules.exploration.enough.days * DAY_MS;
    for (const one of inOrder(days)) {
      const asOf = new Date(`${one.day}T00:00:00Z`);
      if (asOf > at) continue;
      const weighed = decayed({ ...one, asOf }, at, rules.propensity);
      const own = this.own.get(keyOf(one.offerId, one.channel)) ?? { decayed: none(), recent: none() };
      this.own.set(keyOf(one.offerId, one.channel), own);
      const group = groups.get(one.channel) ?? none();
      groups.set(one.channel, group);
      for (const tally of [own.decayed, group, all]) add(tally, weighed, one.answers);
      if (asOf.getTime() > since) add(own.recent, one, one.answers);
    }
    this.overall = this.meanOfGroup(all);
    for (const [channel, group] of groups) this.means.set(channel, this.meanOfGroup(group));
  }

  /** Null where nothing can be learnt yet. */
  gathered(offerId: string, channel: string): Gathered | null {
    const mean = this.means.get(channel) ?? this.overall;
    if (mean === null) return null;
    const own = this.own.get(keyOf(offerId, channel));
    return { counts: own?.decayed ?? none(), recent: own?.recent ?? none(), mean };
  }

  /**
   * The chance an offer is ranked by: smoothed towards its group's. Where there is exploring to find out more, the group's
   * own until the offer has gathered enough by itself. Null where nothing can be learnt yet.
   */
  chanceOf(offerId: string, channel: string): number | null {
    const gathered = this.gathered(offerId, channel);
    if (gathered === null) return null;
    const { propensity, exploration } = this.rules;
    if (exploration.used && !hasEnough(gathered.recent, exploration)) return gathered.mean;
    return meanOf(posteriorOf(gathered.counts, gathered.mean, propensity));
  }

  private meanOfGroup(group: Tally): number | null {
    const { enough } = this.rules.exploration;
    const isEnough = group.shows >= enough.shows && group.answers >= enough.acceptances;
    return isEnough ? groupMean([group]) : null;
  }
}
