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
import { exclusionRefusals, type StandingOffer } from '../policy/stages/exclusion.js';
import { outcomesOfFacts } from '../policy/stages/outcome-facts.js';
import { repeatRefusals } from '../policy/stages/repeat.js';
import { suitabilityRefusals } from '../policy/stages/suitability.js';
import { suppressionRefusals } from '../policy/stages/suppression.js';
import { validityRefusals } from '../policy/stages/validity.js';
import { NO_TERMS } from '../policy/terms/offer-terms.js';
import type { CandidateRecord } from './decision.js';
import type { DecidedCustomer, DecisionFrame, MatchedRule } from './decision-frame.js';

const NO_PRODUCTS: ProductCatalogue = new Map();
const NONE: readonly StandingOffer[] = [];

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

/** A case with its offer; `here`: it is told where the customer is. */
type Posed = Case & { readonly offer: Offer; readonly asking: Asking; readonly here: boolean };

/** Who is decided for by eligibility only is not asked the rest. */
function posed(offer: Offer, here: boolean, { match, customer, frame, variant }: Case): Posed {
  const { sheet, gates } = customer;
  const { terms = NO_TERMS } = frame;
  const asked = variant === 'eligibility-only' ? { ...offer, applicability: undefined, suitability: undefined } : offer;
  const asking = gates ? { sheet, terms, gates } : { sheet, terms };
  return { match, customer, frame, variant, offer: asked, asking, here };
}

function valid(shown: Offer | null, { match, frame }: Case): readonly Refusal[] {
  const { offerId, channel } = match.rule.event.params;
  const left = frame.left?.get(offerId);
  const use = { offerId, channel: frame.place ?? channel, at: frame.cutOff, campaignId: match.campaignId };
  return validityRefusals(shown, left === undefined ? use : { ...use, left });
}

function consented(shown: Offer | null, { match, customer, frame }: Case): readonly Refusal[] {
  if (frame.place !== undefined) return [];
  return consentRefusals(customer.sheet, match.rule.event.params.channel, shown?.purpose ?? 'marketing');
}

function suppressedBy({ offer, match, customer, frame }: Posed): readonly Refusal[] {
  const { campaignId, after = [] } = match;
  const { outcomes = [], told = [], sheet } = customer;
  const { cutOff: at, operatorZone, place } = frame;
  const known = [...outcomes, ...outcomesOfFacts(after, sheet, operatorZone)];
  const repeated = place === undefined ? repeatRefusals(offer, told, frame) : [];
  return [...suppressionRefusals(offer, { at, campaignId, after, outcomes: known }), ...repeated];
}

/** What is asked whether or not there is an offer. */
const OF_ANY: readonly (readonly [Stage, (shown: Offer | null, one: Case) => readonly Refusal[]])[] = [
  ['emergency', (_shown, one) => stopped(one)],
  ['validity', valid],
  ['consent', consented],
];

/** What an offer asks of the customer's facts and past. */
const OF_OFFER: readonly (readonly [Stage, (one: Posed) => readonly Refusal[]])[] = [
  ['eligibility', ({ offer, asking }) => eligibilityRefusals(offer, asking)],
  [
    'applicability',
    ({ offer, asking, frame: { products = NO_PRODUCTS }, here }) =>
      applicabilityRefusals(offer, asking, products, here ? 'offered' : 'not-offered'),
  ],
  ['suitability', ({ offer, asking, match }) => suitabilityRefusals(offer, asking, match.holds)],
  ['exclusion', ({ offer, customer }) => exclusionRefusals(offer, customer.standing ?? NONE)],
  ['suppression', suppressedBy],
];

/**
 * The stages before arbitration, in their order (`STAGES`): a candidate leaves at the first that says no, with everything
 * that this stage said. Null: it stands.
 */
export function leavesAt(offer: Offer | null, one: Case): CandidateRecord['left'] {
  const told = offer && toldOffer(offer, one.customer.sheet, one.frame);
  const shown = told ?? offer;
  for (const [stage, ask] of OF_ANY) {
    const refusals = ask(shown, one);
    if (refusals.length > 0) return { stage, refusals };
  }
  if (shown === null) return null;
  const asked = posed(shown, told !== null, one);
  for (const [stage, ask] of OF_OFFER) {
    const refusals = ask(asked);
    if (refusals.length > 0) return { stage, refusals };
  }
  return null;
}
