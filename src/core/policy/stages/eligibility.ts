import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Offer } from '../../offer/offer.js';
import type { OfferCondition } from '../../offer/read-offer.js';
import type { Refusal, RefusalCode } from '../refusal.js';
import { failingLeaves } from '../terms/failing-leaves.js';
import type { GateAnswers } from '../terms/gate-answers.js';
import { type OfferTerms, offerTerm } from '../terms/offer-terms.js';

/** What the stages that ask an offer's conditions look at. */
export type Asking = { readonly sheet: FactSheet; readonly terms: OfferTerms; readonly gates?: GateAnswers };

/** Every question of one of an offer's conditions that stands in its way; the component is `offer: path fact operator`. */
export function unmetTerms(
  offer: Offer,
  name: OfferCondition,
  code: RefusalCode,
  { sheet, terms, gates }: Asking,
): readonly Refusal[] {
  const term = offerTerm(terms, offer, name);
  if (term === null || (gates ? gates.passes(offer.id, name) : term.truth(sheet) === 'true')) return [];
  return failingLeaves(term.condition, `$.${name}`, sheet, terms.today).map(({ component, have, need }) => ({
    code,
    component: `${offer.id}: ${component}`,
    have,
    need,
  }));
}

/** May they have it: what law and the terms of sale ask. Who is not known to be eligible is not. */
export function eligibilityRefusals(offer: Offer, asking: Asking): readonly Refusal[] {
  return unmetTerms(offer, 'eligibility', 'NOT_ELIGIBLE', asking);
}
