import type { Purpose } from '../customer/consent.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { OfferValue } from '../offer/offer-value.js';
import type { Refusal } from '../policy/refusal.js';
import type { ArbitrationRules } from './rules/arbitration-rules.js';
import { type Influence, influenceAt } from './rules/influencer.js';
import { type Score, scoreOf } from './score.js';
import { expectedValue, type Learnt } from './value/expected-value.js';

/** What is weighed: an offer under the lever and on the channel of the rule that makes it. */
export type Weighable = {
  readonly offer: { readonly id: string; readonly purpose: Purpose; readonly value: OfferValue };
  readonly lever: string;
  readonly channel: string;
};

/** What is known of the customer beside the facts: the weight of the context, fatigue 0..1, chances learnt. */
export type Circumstance = { readonly context?: number; readonly fatigue?: number; readonly learnt?: Learnt };

/** `refusals` empty: it is worth a contact. `assumed`: its value rests on rates nobody has measured. */
export type Weighed = { readonly score: Score; readonly assumed: boolean; readonly refusals: readonly Refusal[] };

/** The scales of one decision instant: built once a run, asked for each candidate. */
export class Scales {
  private readonly influence: Influence;

  constructor(
    readonly rules: ArbitrationRules,
    at: Date,
  ) {
    this.influence = influenceAt(rules.influencers, at);
  }

  /** P×C×V×L of one candidate, and whether it leaves at arbitration: marketing that is expected to earn nothing does. */
  weigh({ offer, lever, channel }: Weighable, sheet: FactSheet, circumstance: Circumstance = {}): Weighed {
    const { learnt = {}, ...context } = circumstance;
    const expected = expectedValue(offer.value, sheet, learnt);
    const named = Object.hasOwn(this.rules.levers, lever) ? (this.rules.levers[lever] ?? 0) : 0;
    const leverWeights = [named, ...this.influence({ offerId: offer.id, lever, channel }, sheet)];
    const inputs = expected.kind === 'known' ? { value: expected.v, propensity: expected.p } : { value: 0 };
    const score = scoreOf({ ...inputs, ...context, leverWeights }, this.rules);
    return { score, assumed: expected.kind === 'known' && expected.assumed, refusals: this.refusals(offer, expected) };
  }

  private refusals(
    { id, purpose }: Weighable['offer'],
    expected: ReturnType<typeof expectedValue>,
  ): readonly Refusal[] {
    const { valueAbove, exempt } = this.rules.treat;
    if (exempt.includes(purpose)) return [];
    if (expected.kind === 'unknown') {
      return [{ code: 'VALUE_UNKNOWN', component: id, have: null, need: expected.fact }];
    }
    if (expected.p !== 0 && expected.v > valueAbove) return [];
    return [{ code: 'NO_EXPECTED_VALUE', component: id, have: expected.v, need: valueAbove }];
  }
}
