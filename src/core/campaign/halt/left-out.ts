import type { Problem } from '../../kit/problem.js';
import type { CampaignState } from '../campaign.js';
import { campaignsOf, type Run } from '../run.js';

/** Why a campaign of a run of all campaigns takes no part (any more). unreadable: its rules or offers cannot be used. */
export const LEFT_OUT_BECAUSE = ['stopped', 'paused', 'unreadable'] as const;

/**
 * `round` is the allocation that left it out: what was placed before is given back there, and nothing is placed from there
 * on. Null: it never took part.
 */
export type LeftOut = {
  readonly campaignId: string;
  readonly because: (typeof LEFT_OUT_BECAUSE)[number];
  readonly round: number | null;
  /** What cannot be used, where that is why. */
  readonly problems?: readonly Problem[];
};

/** Those that a round knows of. */
export function leftOutBy(all: readonly LeftOut[], round: number): readonly LeftOut[] {
  return all.filter((one) => one.round === null || one.round <= round);
}

/**
 * The campaigns of a run that a round is the first to leave out: they take part, are not active now, and were not left out
 * before. One that is active again stays out: its candidates' places are others' by then.
 */
export function haltedNow(
  run: Pick<Run, 'campaigns' | 'campaignId' | 'ruleVersion'>,
  states: ReadonlyMap<string, CampaignState | null>,
  before: readonly LeftOut[],
  round: number,
): readonly LeftOut[] {
  const known = new Set(before.map(({ campaignId }) => campaignId));
  return campaignsOf(run).flatMap(({ campaignId }): readonly LeftOut[] => {
    const state = states.get(campaignId) ?? null;
    if (state === 'active' || known.has(campaignId)) return [];
    return [{ campaignId, because: state === 'paused' ? 'paused' : 'stopped', round }];
  });
}
