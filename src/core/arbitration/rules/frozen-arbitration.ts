import type { ArbitrationRules } from './arbitration-rules.js';
import type { Influencer } from './influencer.js';

type Frozen = Omit<ArbitrationRules, 'influencers'> & {
  readonly influencers: readonly (Omit<Influencer, 'from' | 'until'> & {
    readonly from: string;
    readonly until?: string;
  })[];
};

/** The rules as one text: a condition may name what a database would take for an operator or a path. */
export function frozenArbitration(rules: ArbitrationRules): string {
  return JSON.stringify(rules);
}

/** The rules as they were frozen, to the bit, whatever facts and levers there are by now. */
export function thawedArbitration(text: string): ArbitrationRules {
  const frozen = JSON.parse(text) as Frozen;
  const influencers = frozen.influencers.map(({ from, until, ...rest }) => ({
    ...rest,
    from: new Date(from),
    ...(until === undefined ? {} : { until: new Date(until) }),
  }));
  return { ...frozen, influencers };
}
