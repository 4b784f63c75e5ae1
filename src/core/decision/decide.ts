import { ranked } from '../arbitration/pick-offer.js';
import { type Score, scoreOf } from '../arbitration/score.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { LocalTerms } from '../offer/local-offer.js';
import type { Offer } from '../offer/offer.js';
import type { ProductCatalogue } from '../offer/product.js';
import { consentRefusals } from '../policy/consent-check.js';
import { contactTiming, type TimingAnswer } from '../policy/contact-timing.js';
import { contactRefusals } from '../policy/contactability.js';
import { offerAt, productRefusals } from '../policy/offer-check.js';
import type { HoursTable } from '../policy/quiet-hours.js';
import type { Refusal, Stage } from '../policy/refusal.js';
import { type CustomerZone, zoneOf } from '../policy/zone-of.js';
import type { Rule } from '../rules/rule-pack.js';
import type { CandidateRecord } from './decision.js';

/** What is the same for every customer of a run. */
export type DecisionFrame = {
  /** Business instant everything is decided as of. */
  readonly cutOff: Date;
  /** When the rules came into force: the older wins a tie. */
  readonly activatedAt: Date;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly hours: HoursTable;
  readonly operatorZone: string;
  /** What offers may sell; absent where none names a product. */
  readonly products?: ProductCatalogue;
  /** What nodes say of offers; absent where none speaks of an offer of the run. */
  readonly local?: LocalTerms;
};

/** A candidate that passed everything that needs no place in the ledger, but perhaps timing. */
export type Standing = {
  readonly ruleId: string;
  readonly rule: Rule;
  readonly offer: Offer;
  readonly score: Score;
  readonly activatedAt: Date;
  readonly answer: TimingAnswer;
};

/** `ranked` best first; `left` in the order of the rules. */
export type Plan = {
  readonly zone: CustomerZone;
  readonly ranked: readonly Standing[];
  readonly left: readonly CandidateRecord[];
};

/** The line of a candidate in the record; `left` null for the one that is scheduled. */
export function recordOf(rule: Rule, score: Score | null, left: CandidateRecord['left']): CandidateRecord {
  const { offerId, channel, lever } = rule.event.params;
  const factors = score && { p: score.p, c: score.c, v: score.v, l: score.l };
  return { ruleId: rule.id, offerId, channel, lever, score: score?.priority ?? null, factors, left };
}

/** methods.md section 11: marketing that is expected to earn nothing is not worth a contact; service is no question of earning. */
function worthRefusals(offer: Offer): readonly Refusal[] {
  if (offer.purpose === 'service' || offer.value > 0) return [];
  return [{ code: 'NO_EXPECTED_VALUE', component: offer.id, have: offer.value, need: 0 }];
}

const nodeOf = ({ orgNode }: FactSheet) => (typeof orgNode === 'string' ? orgNode : null);

const NO_PRODUCTS: ProductCatalogue = new Map();

/** The stages before ranking, in their order; a candidate leaves at the first that says no, with everything that it said. */
function leavesAt(
  rule: Rule,
  offer: Offer | null,
  sheet: FactSheet,
  { cutOff, products = NO_PRODUCTS, local }: DecisionFrame,
): CandidateRecord['left'] {
  const { offerId, channel } = rule.event.params;
  const purpose = offer?.purpose ?? 'marketing';
  const walk: readonly (readonly [Stage, () => readonly Refusal[]])[] = [
    [
      'validity',
      () => [
        ...offerAt(offer, { offerId, channel, at: cutOff }, nodeOf(sheet), local).refusals,
        ...productRefusals(offer, sheet, products),
      ],
    ],
    ['consent', () => consentRefusals(sheet, channel, purpose)],
    ['contactability', () => contactRefusals(sheet, channel)],
    ['arbitration', () => (offer ? worthRefusals(offer) : [])],
  ];
  for (const [stage, ask] of walk) {
    const refusals = ask();
    if (refusals.length > 0) return { stage, refusals };
  }
  return null;
}

/**
 * Matched rules of one customer → who stands, best first, with the time each would be due, and who left where and why.
 * Pure: the same inputs give the same plan. The caps are asked afterwards, best first (`conclude`).
 */
export function decide(rules: readonly Rule[], sheet: FactSheet, frame: DecisionFrame): Plan {
  const { cutOff, activatedAt, offers, hours, operatorZone } = frame;
  const zone = zoneOf(sheet, operatorZone);
  const standing: Standing[] = [];
  const left: CandidateRecord[] = [];
  for (const rule of rules) {
    const { offerId, channel, schedule } = rule.event.params;
    const offer = offers.get(offerId) ?? null;
    const no = leavesAt(rule, offer, sheet, frame);
    const score = offer && scoreOf({ value: offer.value });
    if (no || !offer || !score) left.push(recordOf(rule, no?.stage === 'arbitration' ? score : null, no));
    else {
      const answer = contactTiming(schedule, channel, offer.purpose, zone, hours, cutOff);
      standing.push({ ruleId: rule.id, rule, offer, score, activatedAt, answer });
    }
  }
  return { zone, ranked: ranked(standing), left };
}
