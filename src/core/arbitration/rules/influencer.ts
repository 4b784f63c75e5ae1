import type { Condition } from '../../condition/condition.js';
import type { Answers, Truth } from '../../condition/evaluate-condition.js';
import { conditionTest } from '../../condition/evaluate-condition.js';
import type { Words } from '../../kit/locale.js';

const DAY_MS = 86_400_000;

/** What an influencer speaks of: each list names some, and an absent one means all. */
export type InfluencerScope = {
  readonly offers?: readonly string[];
  readonly levers?: readonly string[];
  readonly channels?: readonly string[];
  /** The segment: customers for whom this is true; unknown is not true. */
  readonly when?: Condition;
};

/**
 * A named push for a while, beside the levers: `points` percent points from `from` on, until `until` (which excludes its
 * end), halved every `halfLifeDays`. Business instants.
 */
export type Influencer = {
  readonly id: string;
  readonly title: Words;
  readonly points: number;
  readonly from: Date;
  readonly until?: Date;
  readonly halfLifeDays?: number;
  readonly scope: InfluencerScope;
};

/** Its percent points at an instant: none before it begins and from its end on; points × 2^(−age ÷ half-life) between. */
export function pointsAt({ points, from, until, halfLifeDays }: Influencer, at: Date): number {
  if (at < from || (until !== undefined && at >= until)) return 0;
  if (halfLifeDays === undefined) return points;
  return points * 2 ** (-(at.getTime() - from.getTime()) / (halfLifeDays * DAY_MS));
}

/** What of a candidate an influencer may ask. */
export type Influenced = { readonly offerId: string; readonly lever: string; readonly channel: string };

export type Influence = (candidate: Influenced, answers: Answers) => readonly number[];

function speaksOf({ offers, levers, channels }: InfluencerScope, { offerId, lever, channel }: Influenced): boolean {
  const among = (names: readonly string[] | undefined, name: string) => names === undefined || names.includes(name);
  return among(offers, offerId) && among(levers, lever) && among(channels, channel);
}

const EVERYBODY = (): Truth => 'true';

/** The points of every influencer that is at work at an instant, built once a run and asked for each candidate. */
export function influenceAt(influencers: readonly Influencer[], at: Date): Influence {
  const working = influencers.flatMap((one) => {
    const points = pointsAt(one, at);
    const test = one.scope.when === undefined ? EVERYBODY : conditionTest(one.scope.when);
    return points === 0 ? [] : [{ points, scope: one.scope, test }];
  });
  return (candidate, answers) =>
    working.flatMap(({ points, scope, test }) =>
      speaksOf(scope, candidate) && test(answers) === 'true' ? [points] : [],
    );
}
