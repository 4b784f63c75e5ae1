import type { Organisation } from '../access/organisation.js';
import { Chances, type DayCounts } from '../arbitration/propensity/chances.js';
import { Exploring } from '../arbitration/propensity/exploring.js';
import type { ArbitrationRules } from '../arbitration/rules/arbitration-rules.js';
import { Scales } from '../arbitration/weigh.js';
import type { CampaignControl } from '../campaign/campaign.js';
import type { Hold } from '../campaign/hold.js';
import type { PlanSuppression } from '../campaign/playbook-plan.js';
import { factsOf } from '../condition/condition.js';
import type { NamedLists } from '../condition/terms.js';
import type { PromptChannel } from '../customer/consent.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { dayIn } from '../kit/zone.js';
import { type LocalOffer, localOffer } from '../offer/local-offer.js';
import { type Offer, productsSold } from '../offer/offer.js';
import { VALUE_FACTS } from '../offer/offer-value.js';
import type { ProductCatalogue } from '../offer/product.js';
import { type ContactHabits, type HabitRules, habitRules } from '../policy/cap/contact-habits.js';
import type { ContactPolicy } from '../policy/contact-policy.js';
import type { Holdouts } from '../policy/holdout/holdouts.js';
import { POLICY_FACTS, PRODUCT_FACTS } from '../policy/policy-facts.js';
import type { EmergencyStop } from '../policy/stages/emergency.js';
import type { StandingOffer } from '../policy/stages/exclusion.js';
import { outcomeFacts } from '../policy/stages/outcome-facts.js';
import type { RepeatRules, ToldOffer } from '../policy/stages/repeat.js';
import type { PastOutcome, SuppressionRule } from '../policy/stages/suppression.js';
import type { GateAnswers } from '../policy/terms/gate-answers.js';
import { gatePack } from '../policy/terms/offer-gates.js';
import { NO_TERMS, type OfferTerms, offerTerms, termFacts } from '../policy/terms/offer-terms.js';
import { type PlaceHours, placeHours, REGION_FACT } from '../policy/timing/jurisdiction.js';
import { type HoursTable, hoursTable } from '../policy/timing/quiet-hours.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';

/** A rule that is true of the customer, in the campaign that asked it: a candidate, before anything was asked of it. */
export type MatchedRule = {
  readonly rule: Rule;
  readonly campaignId: string;
  /** When the rule came into force: the older wins a tie. */
  readonly activatedAt: Date;
  /** Absent: the campaign keeps nobody out. */
  readonly control?: CampaignControl;
  /** Ids of the holds of the campaign's plan. */
  readonly holds?: readonly string[];
  /** Outcomes after which the campaign's plan leaves a customer alone. */
  readonly after?: readonly SuppressionRule[];
};

/** What a campaign brings to all of its rules. */
export type Campaigning = {
  readonly campaignId: string;
  readonly activatedAt: Date;
  readonly control?: CampaignControl | undefined;
  readonly suppression?: PlanSuppression | undefined;
};

export function matchedRule(rule: Rule, { campaignId, activatedAt, control, suppression }: Campaigning): MatchedRule {
  const { holds, after } = suppression ?? {};
  return {
    rule,
    campaignId,
    activatedAt,
    ...(control === undefined ? {} : { control }),
    ...(holds === undefined ? {} : { holds }),
    ...(after === undefined ? {} : { after }),
  };
}

/** One customer as a decision sees them. */
export type DecidedCustomer = {
  readonly customerId: string;
  /** What draws of the decision hang on; absent: the customer's id. */
  readonly decisionId?: string;
  readonly sheet: FactSheet;
  /** The unit that is drawn for holdouts (`policy/holdout/unit.ts`); absent: the household of the facts, or the customer. */
  readonly unit?: string;
  /** What came of earlier offers. */
  readonly outcomes?: readonly PastOutcome[];
  /** Offers that are planned for the customer, or that they have beside those whose acceptance `outcomes` tells. */
  readonly standing?: readonly StandingOffer[];
  /** Offers of the frame that they are to hear of from us, or have just heard of. */
  readonly told?: readonly ToldOffer[];
  /** Answers that were found for a whole block at once, in place of asking the sheet. */
  readonly gates?: GateAnswers;
  /** How much earlier contacts press the customer, and when they answered. */
  readonly habits?: ContactHabits;
};

/** What is the same for every customer of a run, and for a prompt or an event at its instant. What is absent says no to nobody. */
export type DecisionFrame = RepeatRules & {
  /** Business instant everything is decided as of. */
  readonly cutOff: Date;
  /**
   * Where the customer has come to us, if it is they who began: whichever channel a rule names, the answer is given there
   * and now, so consent to a channel, an address and quiet hours are not asked. Absent: we begin.
   */
  readonly place?: PromptChannel;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly hours: HoursTable;
  /** The hours of where a customer is, in place of `hours`. */
  readonly places?: PlaceHours;
  /** Minutes over which what waited for hours to begin is spread; absent: not at all. */
  readonly spreadMinutes?: number;
  /** What habits change; absent: nothing, and nobody's need be known. */
  readonly habits?: HabitRules;
  readonly operatorZone: string;
  /** What offers may sell; absent where none names a product. */
  readonly products?: ProductCatalogue;
  /** Conditions of the offers and holds; an offer that has conditions needs them. */
  readonly terms?: OfferTerms;
  /** The offer as it is told at a node of the organisation; null where it is not offered. */
  readonly local?: (offer: Offer, orgNode: string | null) => Offer | null;
  /** Emergency stops that hold at the instant. */
  readonly stops?: readonly EmergencyStop[];
  readonly organisation?: Organisation;
  /** What is left of the stock of offers, where it is counted. */
  readonly left?: ReadonlyMap<string, number>;
  /** The scales of arbitration at the instant; absent: value alone decides. */
  readonly scales?: Scales;
  /** Facts that the scales ask. */
  readonly weighs?: readonly string[];
  /** Chances learnt from responses; absent: those the offers and rules state. */
  readonly chances?: Chances;
  /** Thompson sampling; absent: the best as it stands is always taken. */
  readonly exploring?: Exploring;
  readonly holdouts?: Holdouts;
};

/** What `rules/` says that decisions are made by. */
export type DecisionRules = {
  readonly catalogue: FactCatalogue;
  readonly lists?: NamedLists;
  readonly policy: ContactPolicy;
  readonly products: ProductCatalogue;
  readonly holds: readonly Hold[];
  readonly organisation: Organisation;
  readonly localOffers: readonly LocalOffer[];
  readonly arbitration?: ArbitrationRules;
  readonly holdouts?: Holdouts;
};

/** What arbitration weighs by at an instant. */
function arbitrationAt(
  arbitration: ArbitrationRules,
  learnt: readonly DayCounts[],
  at: Date,
): Pick<DecisionFrame, 'scales' | 'weighs' | 'chances' | 'exploring'> {
  return {
    scales: new Scales(arbitration, at),
    weighs: weighed(arbitration),
    ...(learnt.length === 0 ? {} : { chances: new Chances(learnt, at, arbitration) }),
    ...(arbitration.exploration.used ? { exploring: new Exploring(arbitration) } : {}),
  };
}

/** Influencers ask who is of their segment. */
function weighed({ influencers }: ArbitrationRules): readonly string[] {
  return influencers.flatMap(({ scope }) => (scope.when === undefined ? [] : factsOf(scope.when)));
}

/**
 * The frame of a decision instant. For another instant of the same day only `cutOff` and `scales` are others. `learnt`: what
 * came of offers until then.
 */
export function decisionFrame(
  rules: DecisionRules,
  offers: readonly Offer[],
  cutOff: Date,
  learnt: readonly DayCounts[] = [],
): DecisionFrame {
  const { catalogue, lists, policy, products, holds, organisation, localOffers, arbitration, holdouts } = rules;
  const { operatorZone, jurisdictions = [], spreadMinutes, sameOfferDays } = policy;
  const vocabulary = lists === undefined ? { catalogue } : { catalogue, lists };
  const terms = offerTerms(offers, holds, vocabulary, dayIn(operatorZone, cutOff));
  const habits = habitRules(policy);
  const local = (offer: Offer, node: string | null) => localOffer(offer, node, { said: localOffers, organisation });
  return {
    cutOff,
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    hours: hoursTable(policy),
    ...(jurisdictions.length === 0 ? {} : { places: placeHours(policy) }),
    ...(spreadMinutes === undefined ? {} : { spreadMinutes }),
    ...(sameOfferDays === undefined ? {} : { sameOfferDays }),
    ...(habits === null ? {} : { habits }),
    operatorZone,
    products,
    organisation,
    terms,
    ...(localOffers.length === 0 ? {} : { local }),
    ...(arbitration === undefined ? {} : arbitrationAt(arbitration, learnt, cutOff)),
    ...(holdouts === undefined ? {} : { holdouts }),
  };
}

const retains = ({ value }: Offer) => typeof value === 'object' && value.kind === 'retention';

type Used = { readonly offers: readonly Offer[]; readonly holds: ReadonlySet<string> };

/** The offers that these rules make, and the holds that are asked for them. */
function usedBy(
  { offers, terms = NO_TERMS }: DecisionFrame,
  matches: readonly Pick<MatchedRule, 'rule' | 'holds'>[],
): Used {
  const ids = new Set(matches.map(({ rule }) => rule.event.params.offerId));
  const holds = new Set([...terms.always, ...matches.flatMap((match) => match.holds ?? [])]);
  return { offers: [...offers.values()].filter(({ id }) => ids.has(id)), holds };
}

/** The conditions that the stages ask of these candidates, as one pack: compiled, a block is asked at once (`blockGates`). */
export function gatesAsked(
  frame: DecisionFrame,
  holds: readonly Hold[],
  matches: readonly Pick<MatchedRule, 'rule' | 'holds'>[],
): RulePack | null {
  const used = usedBy(frame, matches);
  return gatePack(
    used.offers,
    holds.filter(({ id }) => used.holds.has(id)),
  );
}

/** What must be known of customers to decide on these candidates, beside what their rules ask: columns a run reads too. */
export function factsAsked(
  frame: DecisionFrame,
  matches: readonly Pick<MatchedRule, 'rule' | 'holds' | 'after'>[],
): readonly string[] {
  const { terms = NO_TERMS, local, weighs = [] } = frame;
  const { offers: used, holds } = usedBy(frame, matches);
  const ids = new Set(used.map(({ id }) => id));
  const placed = local !== undefined || used.some((offer) => productsSold(offer).length > 0);
  return [
    ...new Set([
      ...POLICY_FACTS,
      ...(placed ? PRODUCT_FACTS : []),
      ...(frame.places === undefined ? [] : [REGION_FACT]),
      ...termFacts(terms, ids, holds),
      ...used.flatMap(({ affordability }) => affordability?.fact ?? []),
      ...(used.some(retains) ? VALUE_FACTS : []),
      ...matches.flatMap(({ after = [] }) => outcomeFacts(after)),
      ...weighs,
    ]),
  ];
}
