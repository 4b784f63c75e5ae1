import type { PlanSuppression } from '../campaign/playbook-plan.js';
import { type Answered, customerPast } from '../decision/run/customer-past.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Offer } from '../offer/offer.js';
import { outcomeFacts, outcomesOfFacts } from '../policy/stages/outcome-facts.js';
import { holdRefusals } from '../policy/stages/suitability.js';
import { suppressionRefusals } from '../policy/stages/suppression.js';
import { type OfferTerms, termFacts } from '../policy/terms/offer-terms.js';
import type { Outreach } from './outreach.js';
import { reasonWith } from './outreach-life.js';

/** What may have come between a decision and its hand-over: `sheet` and `answered` as they are now. */
export type AskedAgain = {
  readonly outreach: Outreach;
  /** Business time. */
  readonly now: Date;
  readonly offer: Offer;
  readonly sheet: FactSheet;
  readonly answered: readonly Answered[];
  /** What the plan of the outreach's campaign says; absent: nothing. */
  readonly suppression?: PlanSuppression | undefined;
  /** Of the holds; conditions of offers are not asked again. */
  readonly terms: OfferTerms;
  readonly operatorZone: string;
};

/** What these stages say, among the reasons of an outreach. */
const SAID_AGAIN = ['SELLING_HELD', 'SUPPRESSED_BY_OUTCOME', 'OFFER_NEEDS_OUTCOME'] as const;
const NO_SUPPRESSION: PlanSuppression = { after: [], holds: [] };
const NO_OFFERS: Parameters<typeof customerPast>[2] = new Map();

/** The facts that are asked again of customers, whichever of these plans is theirs. */
export function factsAskedAgain(
  terms: OfferTerms,
  suppressions: readonly (PlanSuppression | undefined)[],
): readonly string[] {
  const plans = suppressions.flatMap((one) => one ?? []);
  const holds = new Set([...terms.always, ...plans.flatMap((plan) => plan.holds)]);
  const ofOutcomes = plans.flatMap(({ after }) => outcomeFacts(after));
  return [...new Set([...termFacts(terms, new Set(), holds), ...ofOutcomes])];
}

/** A yes or a no to the very offer, since it was decided to tell of it. */
function answeredSince({ outreach: { offerId, decidedAt }, answered, now }: AskedAgain): string | null {
  if (decidedAt === undefined) return null;
  const one = answered.find(
    ({ offerId: of, outcome, at }) =>
      of === offerId && (outcome === 'accepted' || outcome === 'declined') && at > decidedAt && at <= now,
  );
  return one === undefined ? null : reasonWith('ANSWERED_MEANWHILE', one.outcome);
}

/**
 * The stages of the funnel whose answer may have changed since, asked again by the code that asked them then: holds on
 * selling, and suppression by what came of earlier contacts. The first no, as the reason of an outreach; null: none.
 */
export function askedAgain(look: AskedAgain): string | null {
  const { outreach, now, offer, sheet, answered, terms, operatorZone } = look;
  const { after, holds } = look.suppression ?? NO_SUPPRESSION;
  const { outcomes = [] } = customerPast(answered, [], NO_OFFERS, { now, runId: outreach.runId });
  const known = [...outcomes, ...outcomesOfFacts(after, sheet, operatorZone)];
  const refusals = [
    // A hold that is no longer among the rules holds nobody.
    ...holdRefusals(
      outreach,
      holds.filter((id) => terms.holds.has(id)),
      { sheet, terms },
    ),
    ...suppressionRefusals(offer, { at: now, campaignId: outreach.campaignId, after, outcomes: known }),
  ];
  const [reason] = refusals.flatMap(({ code, component }) => {
    const told = SAID_AGAIN.find((one) => one === code);
    return told === undefined ? [] : [reasonWith(told, component)];
  });
  return reason ?? answeredSince(look);
}
