import type { RuleVersionRef } from '../../rules/rule-pack.js';
import type { MatchedRule } from '../decision-frame.js';

/** A rule of a run, with the version of the pack it is of. */
export type FramedRule = MatchedRule & { readonly ruleVersion: RuleVersionRef };

type Candidate = { readonly ruleId: string; readonly campaignId?: string };

const keyOf = (campaignId: string, ruleId: string) => `${campaignId}|${ruleId}`;

/** Where a candidate's rule is among the rules of a run. */
export class RulePlaces {
  private readonly places: ReadonlyMap<string, number>;

  constructor(private readonly rules: readonly FramedRule[]) {
    this.places = new Map(rules.map(({ campaignId, rule }, place) => [keyOf(campaignId, rule.id), place]));
  }

  /** Throws where the run has no such rule. A candidate that names no campaign is of the only one there is. */
  of({ ruleId, campaignId = this.rules[0]?.campaignId ?? '' }: Candidate): number {
    const place = this.places.get(keyOf(campaignId, ruleId));
    if (place === undefined) throw new Error(`no rule ${ruleId} of campaign ${campaignId} is in this run`);
    return place;
  }
}
