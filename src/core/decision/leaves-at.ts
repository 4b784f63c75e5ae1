import { Organisation } from '../access/organisation.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Offer } from '../offer/offer.js';
import type { ProductCatalogue } from '../offer/product.js';
import type { Variant } from '../policy/holdout/holdouts.js';
import type { Refusal, Stage } from '../policy/refusal.js';
import { applicabilityRefusals } from '../policy/stages/applicability.js';
import { consentRefusals } from '../policy/stages/consent.js';
import { type Asking, eligibilityRefusals } from '../policy/stages/eligibility.js';
import { emergencyRefusals } from '../policy/stages/emergency.js';
import { exclusionRefusals } from '../policy/stages/exclusion.js';
import { outcomesOfFacts } from '../policy/stages/outcome-facts.js';
import { suitabilityRefusals } from '../policy/stages/suitability.js';
import { suppressionRefusals } from '../policy/stages/suppression.js';
import { validityRefusals } from '../policy/stages/validity.js';
import { NO_TERMS } from '../policy/terms/offer-terms.js';
import type { CandidateRecord } from './decision.js';
import type { DecidedCustomer, DecisionFrame, MatchedRule } from './decision-frame.js';

const NO_PRODUCTS: ProductCatalogue = new Map();

type Question = readonly [Stage, () => readonly Refusal[]];

/** Without an offer only the stages that need none are asked: validity says no then. */
type Case = {
  readonly match: MatchedRule;
  readonly customer: DecidedCustomer;
  readonly frame: DecisionFrame;
  readonly variant: Variant | null;
};

const NOWHERE = new Organisation([]);

function stopped({ match, customer, frame }: Case): readonly Refusal[] {
  const { stops = [], organisation = NOWHERE } = frame;
  if (stops.length === 0) return [];
  const { offerId } = match.rule.event.params;
  const channel = frame.place ?? match.rule.event.params.channel;
  const { orgNode } = customer.sheet;
  const node = typeof orgNode === 'string' ? orgNode : null;
  return emergencyRefusals(stops, { channel, campaignId: match.campaignId, offerId, orgNode: node }, organisation);
}

/** The offer as it is told to the customer: narrowed where their node says so. `null`: it is not offered there. */
export function toldOffer(offer: Offer, { orgNode }: FactSheet, { local }: DecisionFrame): Offer | null {
  return local ? local(offer, typeof orgNode === 'string' ? orgNode : null) : offer;
}

/** What an offer asks of the customer's facts and past. Who is decided for by eligibility only is not asked the rest. */
function ofOffer(offer: Offer, here: boolean, { match, customer, frame, variant }: Case): readonly Question[] {
  const { sheet, gates, outcomes = [], standing = [] } = customer;
  const { terms = NO_TERMS, products = NO_PRODUCTS, cutOff: at, operatorZone } = frame;
  const asking: Asking = gates ? { sheet, terms, gates } : { sheet, terms };
  const eligibilityOnly = variant === 'eligibility-only';
  const asked = eligibilityOnly ? { ...offer, applicability: undefined, suitability: undefined } : offer;
  const { campaignId, after = [], holds = [] } = match;
  const known = () => [...outcomes, ...outcomesOfFacts(after, sheet, operatorZone)];
  return [
    ['eligibility', () => eligibilityRefusals(asked, asking)],
    ['applicability', () => applicabilityRefusals(asked, asking, products, here ? 'offered' : 'not-offered')],
    ['suitability', () => suitabilityRefusals(asked, asking, holds)],
    ['exclusion', () => exclusionRefusals(asked, standing)],
    ['suppression', () => suppressionRefusals(asked, { at, campaignId, after, outcomes: known() })],
  ];
}

/**
 * The stages before arbitration, in their order (`STAGES`): a candidate leaves at the first that says no, with everything
 * that this stage said. Null: it stands.
 */
export function leavesAt(offer: Offer | null, one: Case): CandidateRecord['left'] {
  const { match, customer, frame } = one;
  const { sheet } = customer;
  const { offerId, channel } = match.rule.event.params;
  const told = offer && toldOffer(offer, sheet, frame);
  const shown = told ?? offer;
  const left = frame.left?.get(offerId);
  const use = {
    offerId,
    channel: frame.place ?? channel,
    at: frame.cutOff,
    campaignId: match.campaignId,
    ...(left === undefined ? {} : { left }),
  };
  const walk: readonly Question[] = [
    ['emergency', () => stopped(one)],
    ['validity', () => validityRefusals(shown, use)],
    ['consent', () => (frame.place ? [] : consentRefusals(sheet, channel, shown?.purpose ?? 'marketing'))],
    ...(shown ? ofOffer(shown, told !== null, one) : []),
  ];
  for (const [stage, ask] of walk) {
    const refusals = ask();
    if (refusals.length > 0) return { stage, refusals };
  }
  return null;
}
