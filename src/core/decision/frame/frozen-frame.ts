import type { Organisation } from '../../access/organisation.js';
import type { DayCounts } from '../../arbitration/propensity/chances.js';
import type { ArbitrationRules } from '../../arbitration/rules/arbitration-rules.js';
import type { Campaign } from '../../campaign/campaign.js';
import type { Hold } from '../../campaign/hold.js';
import type { PlanSuppression } from '../../campaign/playbook-plan.js';
import type { NamedLists } from '../../condition/terms.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { LocalOffer } from '../../offer/local-offer.js';
import type { Offer } from '../../offer/offer.js';
import type { Product } from '../../offer/product.js';
import { partiesCounted } from '../../policy/cap/contact-books.js';
import type { ContactPolicy } from '../../policy/contact-policy.js';
import type { Holdouts } from '../../policy/holdout/holdouts.js';
import { PARTY_FACT } from '../../policy/policy-facts.js';
import type { EmergencyStop } from '../../policy/stages/emergency.js';
import type { Rule, RulePack, RuleVersion } from '../../rules/rule-pack.js';
import { type DecisionFrame, decisionFrame, factsAsked, matchedRule } from '../decision-frame.js';
import type { FramedRule } from './rule-places.js';

/** A campaign as it takes part in a decision, with the version of its pack. `suppression` is what its plan says. */
export type FramedCampaign = {
  readonly campaign: Pick<Campaign, 'id' | 'audience' | 'control' | 'schedule'>;
  readonly version: RuleVersion;
  readonly suppression?: PlanSuppression | undefined;
};

/** All that decisions go by, as plain values: kept with a run, so that it decides the same again at any time. */
export type FrozenFrame = {
  readonly offers: readonly Offer[];
  readonly policy: ContactPolicy;
  readonly holds: readonly Hold[];
  readonly holdouts: Holdouts;
  readonly arbitration: ArbitrationRules;
  /** What came of offers before; absent: nothing is learnt. */
  readonly learnt?: readonly DayCounts[];
  readonly products: readonly Product[];
  readonly localOffers: readonly LocalOffer[];
  readonly stops: readonly EmergencyStop[];
};

/** What conditions are read with, and where nodes lie. */
export type Vocabulary = {
  readonly catalogue: FactCatalogue;
  readonly lists: NamedLists;
  readonly organisation: Organisation;
};

/** What an explanation needs to tell amounts of money, and what says whose caps count, whether or not a rule asks for it. */
const ALWAYS_SEEN = ['currency', 'householdId'];

function inOrder(campaigns: readonly FramedCampaign[]): readonly FramedCampaign[] {
  return [...campaigns].sort((a, b) => (a.campaign.id < b.campaign.id ? -1 : 1));
}

/** Ties are settled by a rule's place, so it must not hang on where in its pack somebody wrote it. */
function rulesOf({ content: { rules } }: RuleVersion): readonly Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The rules of some campaigns, by the ids of campaigns and of rules: the same whatever order they come in. */
export function framedRules(campaigns: readonly FramedCampaign[]): readonly FramedRule[] {
  return inOrder(campaigns).flatMap(({ campaign: { id: campaignId, control }, version, suppression }) => {
    const { pack, version: number, createdAt: activatedAt } = version;
    const campaigning = { campaignId, activatedAt, control, suppression };
    const ruleVersion = { pack, version: number };
    return rulesOf(version).map((rule): FramedRule => ({ ...matchedRule(rule, campaigning), ruleVersion }));
  });
}

/**
 * The rules of some campaigns as one pack, by the places of `framedRules`. Where several take part, each asks its audience
 * too; one alone only where it is said: a run of one campaign asks its audience apart.
 */
export function framedPack(campaigns: readonly FramedCampaign[], asksAudience = campaigns.length > 1): RulePack {
  const sorted = inOrder(campaigns);
  const rules = sorted.flatMap(({ campaign: { id, audience }, version }) =>
    rulesOf(version).map((rule) => {
      const conditions =
        !asksAudience || audience === undefined ? rule.conditions : { all: [audience, rule.conditions] };
      return { ...rule, id: `${id}|${rule.id}`, conditions };
    }),
  );
  const pack = sorted.map(({ campaign, version }) => `${campaign.id} ${version.pack} ${version.version}`).join('+');
  return { pack, title: { 'zh-CN': '同时运行的活动', en: 'Campaigns that run together' }, rules };
}

/** What is decided by at an instant, ready to be asked, and the facts it asks of a customer beside the rules'. */
export function thawedFrame(
  frozen: FrozenFrame,
  rules: readonly FramedRule[],
  vocabulary: Vocabulary,
  cutOff: Date,
): { readonly frame: DecisionFrame; readonly facts: readonly string[] } {
  const { offers, products, stops, learnt, ...rest } = frozen;
  const made = new Set(rules.map(({ rule }) => rule.event.params.offerId));
  const used = offers.filter(({ id }) => made.has(id));
  const by = { ...rest, ...vocabulary, products: new Map(products.map((product) => [product.id, product])) };
  const frame = { ...decisionFrame(by, used, cutOff, learnt), ...(stops.length > 0 ? { stops } : {}) };
  const party = partiesCounted(frozen.policy) ? [PARTY_FACT] : [];
  const wanted = [...ALWAYS_SEEN, ...(stops.length > 0 ? ['orgNode'] : []), ...party];
  const known = wanted.filter((name) => vocabulary.catalogue.has(name));
  return { frame, facts: [...new Set([...known, ...factsAsked(frame, rules)])] };
}
