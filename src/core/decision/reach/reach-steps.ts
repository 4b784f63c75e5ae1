import { PLAIN_ARBITRATION } from '../../arbitration/rules/arbitration-rules.js';
import { Scales } from '../../arbitration/weigh.js';
import { CONSENT_FACTS } from '../../facts/consent-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { type Offer, productsSold } from '../../offer/offer.js';
import { VALUE_FACTS } from '../../offer/offer-value.js';
import type { OfferCondition } from '../../offer/read-offer.js';
import { CONTACT_FACTS, PRODUCT_FACTS, ZONE_FACT } from '../../policy/policy-facts.js';
import type { RefusalCode, Stage } from '../../policy/refusal.js';
import { applicabilityRefusals } from '../../policy/stages/applicability.js';
import { consentRefusals } from '../../policy/stages/consent.js';
import { outcomeFacts, outcomesOfFacts } from '../../policy/stages/outcome-facts.js';
import { suitabilityRefusals } from '../../policy/stages/suitability.js';
import { suppressionRefusals } from '../../policy/stages/suppression.js';
import { validityRefusals } from '../../policy/stages/validity.js';
import { gateOfHold, gateOfOffer } from '../../policy/terms/offer-gates.js';
import { NO_TERMS } from '../../policy/terms/offer-terms.js';
import { contactTiming } from '../../policy/timing/contact-timing.js';
import { REGION_FACT } from '../../policy/timing/jurisdiction.js';
import { zoneOf } from '../../policy/timing/zone-of.js';
import type { DecisionFrame, MatchedRule } from '../decision-frame.js';
import { toldOffer } from '../leaves-at.js';

/** What a stage says of a customer by a few facts; null: nothing against them. */
type Ask = (sheet: FactSheet) => RefusalCode | null;

/**
 * One question of a stage. `asked`: of a few facts; `key` names all else that the answer hangs on, and null that it hangs
 * on the instant. `open`: who is not known to pass a gate leaves, but for units that are decided for by eligibility only
 * where those are `spared`. `held`: who is known to be under a hold leaves.
 */
export type ReachStep =
  | {
      readonly kind: 'asked';
      readonly stage: Stage;
      readonly facts: readonly string[];
      readonly key: string | null;
      readonly ask: Ask;
    }
  | {
      readonly kind: 'open';
      readonly stage: Stage;
      readonly code: RefusalCode;
      readonly gate: string;
      readonly spared: boolean;
    }
  | { readonly kind: 'held'; readonly stage: Stage; readonly code: RefusalCode; readonly gate: string };

type Case = { readonly match: MatchedRule; readonly frame: DecisionFrame; readonly offer: Offer };

const NODE_FACT = 'orgNode';
const codeOf = ([first]: readonly { readonly code: RefusalCode }[]): RefusalCode | null => first?.code ?? null;
const nodeFacts = ({ frame }: Case) => (frame.local === undefined ? [] : [NODE_FACT]);
/** The offer as it is told to the customer, or as it stands where it is not offered. */
const shownTo = ({ offer, frame }: Case, sheet: FactSheet) => toldOffer(offer, sheet, frame) ?? offer;

function validity(one: Case): ReachStep {
  const { match, frame } = one;
  const { offerId, channel } = match.rule.event.params;
  const use = { offerId, channel, at: frame.cutOff, campaignId: match.campaignId };
  const ask: Ask = (sheet) => codeOf(validityRefusals(shownTo(one, sheet), use));
  return { kind: 'asked', stage: 'validity', facts: nodeFacts(one), key: null, ask };
}

function consent({ match, offer: { purpose } }: Case): ReachStep {
  const { channel } = match.rule.event.params;
  const facts = [CONSENT_FACTS[channel], CONTACT_FACTS[channel]];
  const ask: Ask = (sheet) => codeOf(consentRefusals(sheet, channel, purpose));
  return { kind: 'asked', stage: 'consent', facts, key: `${channel}|${purpose}`, ask };
}

function gateOf({ offer }: Case, name: OfferCondition, code: RefusalCode): readonly ReachStep[] {
  if (offer[name] === undefined) return [];
  const gate = gateOfOffer(offer.id, name);
  return [{ kind: 'open', stage: name, code, gate, spared: name !== 'eligibility' }];
}

function products(one: Case): readonly ReachStep[] {
  const { frame, offer } = one;
  const sells = productsSold(offer).length > 0;
  const facts = sells ? PRODUCT_FACTS : nodeFacts(one);
  if (facts.length === 0) return [];
  const { products: catalogue = new Map() } = frame;
  const bare = { ...offer, applicability: undefined };
  const ask: Ask = (sheet) => {
    const here = toldOffer(offer, sheet, frame) === null ? 'not-offered' : 'offered';
    return codeOf(applicabilityRefusals(bare, { sheet, terms: NO_TERMS }, catalogue, here));
  };
  return [{ kind: 'asked', stage: 'applicability', facts, key: JSON.stringify(offer), ask }];
}

function holds({ match, frame: { terms = NO_TERMS }, offer }: Case): readonly ReachStep[] {
  const asked = new Set([...(offer.purpose === 'marketing' ? terms.always : []), ...(match.holds ?? [])]);
  return [...asked].map((id) => ({ kind: 'held', stage: 'suitability', code: 'SELLING_HELD', gate: gateOfHold(id) }));
}

function affordability(one: Case): readonly ReachStep[] {
  const { offer } = one;
  if (offer.affordability === undefined) return [];
  const facts = [...nodeFacts(one), offer.affordability.fact];
  const ask: Ask = (sheet) =>
    codeOf(suitabilityRefusals({ ...shownTo(one, sheet), suitability: undefined }, { sheet, terms: NO_TERMS }));
  return [{ kind: 'asked', stage: 'suitability', facts, key: JSON.stringify(offer), ask }];
}

/** Outcome by outcome: which day of which fact it was matters, not which of them were together. */
function suppression({ match, frame, offer }: Case): readonly ReachStep[] {
  const { after = [], campaignId } = match;
  const { cutOff: at, operatorZone } = frame;
  const steps = after.map((rule): ReachStep => {
    const ask: Ask = (sheet) => {
      const outcomes = outcomesOfFacts([rule], sheet, operatorZone);
      return codeOf(suppressionRefusals({ ...offer, after: [] }, { at, campaignId, after: [rule], outcomes }));
    };
    return { kind: 'asked', stage: 'suppression', facts: outcomeFacts([rule]), key: null, ask };
  });
  const nothing = { at, campaignId, after: [], outcomes: [] };
  const ask: Ask = () => codeOf(suppressionRefusals(offer, nothing));
  return [...steps, { kind: 'asked', stage: 'suppression', facts: [], key: null, ask }];
}

/** What is learnt changes from instant to instant, and says nothing of who is kept. */
function arbitration({ match, frame, offer }: Case): ReachStep {
  const { channel, lever, offerId } = match.rule.event.params;
  const scales = frame.scales ?? new Scales(PLAIN_ARBITRATION, frame.cutOff);
  const chance = frame.chances?.chanceOf(offerId, channel) ?? null;
  const learnt = chance === null ? {} : { learnt: { chanceIfContacted: chance } };
  const ask: Ask = (sheet) => codeOf(scales.weigh({ offer, lever, channel }, sheet, learnt).refusals);
  const retains = typeof offer.value === 'object' && offer.value.kind === 'retention';
  const key = retains ? JSON.stringify([offer, scales.rules.treat]) : null;
  return { kind: 'asked', stage: 'arbitration', facts: retains ? VALUE_FACTS : [], key, ask };
}

/** Zones and laws are few, however many places there are. */
function timing({ match, frame, offer: { purpose } }: Case): ReachStep {
  const { channel, schedule } = match.rule.event.params;
  const { places, operatorZone, hours, cutOff } = frame;
  const said = new Map<string, RefusalCode | null>();
  const ask: Ask = (sheet) => {
    const { zone, assumed } = zoneOf(sheet, operatorZone);
    const place = places?.of(sheet, zone);
    const key = `${zone}|${place?.jurisdiction ?? ''}`;
    const known = said.get(key);
    if (known !== undefined) return known;
    const answer = contactTiming(schedule, channel, purpose, { zone, assumed }, place?.hours ?? hours, cutOff);
    const code = answer.kind === 'refused' ? codeOf(answer.refusals) : null;
    said.set(key, code);
    return code;
  };
  const facts = places === undefined ? [ZONE_FACT] : [ZONE_FACT, REGION_FACT];
  return { kind: 'asked', stage: 'timing', facts, key: null, ask };
}

/**
 * The stages of one candidate that stands alone, in the order in which a decision asks them, each by itself and of the few
 * facts it looks at. Whoever passes all is reached; who does not leaves at the first that says no. Nothing is known of what
 * came of earlier offers, and no stop is asked: as in a preview.
 */
export function reachSteps(match: MatchedRule, frame: DecisionFrame): readonly ReachStep[] {
  const offer = frame.offers.get(match.rule.event.params.offerId);
  if (offer === undefined) {
    return [{ kind: 'asked', stage: 'validity', facts: [], key: null, ask: () => 'OFFER_UNKNOWN' }];
  }
  const one = { match, frame, offer };
  return [
    validity(one),
    consent(one),
    ...gateOf(one, 'eligibility', 'NOT_ELIGIBLE'),
    ...products(one),
    ...gateOf(one, 'applicability', 'NOT_APPLICABLE'),
    ...holds(one),
    ...affordability(one),
    ...gateOf(one, 'suitability', 'NOT_SUITABLE'),
    ...suppression(one),
    arbitration(one),
    timing(one),
  ];
}
