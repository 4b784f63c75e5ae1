import { ranked, rankedBy } from '../arbitration/pick-offer.js';
import { PLAIN_ARBITRATION } from '../arbitration/rules/arbitration-rules.js';
import type { Score } from '../arbitration/score.js';
import { Scales, type Weighable } from '../arbitration/weigh.js';
import { type Without, withoutFactor } from '../arbitration/without-factor.js';
import type { ChannelName } from '../customer/consent.js';
import { doubleFnv32 } from '../kit/hash.js';
import type { Offer } from '../offer/offer.js';
import { habitFactor, habitHour } from '../policy/cap/contact-habits.js';
import { UnitDraws } from '../policy/holdout/assign.js';
import type { Assignment } from '../policy/holdout/draw.js';
import type { Variant } from '../policy/holdout/holdouts.js';
import { unitOf } from '../policy/holdout/unit.js';
import { HOUSEHOLD_FACT } from '../policy/policy-facts.js';
import { contactTiming, type TimingAnswer } from '../policy/timing/contact-timing.js';
import { type CustomerZone, zoneOf } from '../policy/timing/zone-of.js';
import type { Rule } from '../rules/rule-pack.js';
import type { CandidateRecord } from './decision.js';
import type { DecidedCustomer, DecisionFrame, MatchedRule } from './decision-frame.js';
import { explore, type Selection } from './explore.js';
import { leavesAt, toldOffer } from './leaves-at.js';

const HOUR_MS = 3_600_000;

/** A candidate that arbitration has ranked, with what decides whether it may have a place: its arm and its due time. */
export type Standing = {
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: ChannelName;
  readonly campaignId: string;
  readonly rule: Rule;
  /** As it is told to this customer. */
  readonly offer: Offer;
  readonly score: Score;
  /** Its value rests on rates nobody has measured. */
  readonly assumed: boolean;
  readonly activatedAt: Date;
  readonly answer: TimingAnswer;
  /** The draw that holds if this candidate is the winner; null where there are no holdouts. */
  readonly assignment: Assignment | null;
};

/** `ranked` best first; `left` those that left before, by campaign and rule. */
export type Plan = {
  readonly zone: CustomerZone;
  readonly ranked: readonly Standing[];
  readonly left: readonly CandidateRecord[];
  /** Who would have won without a factor, as places in `ranked`; null where nobody stands. */
  readonly without: Without | null;
  /** How it was decided for a unit of a component control; null is as usual. */
  readonly variant: Variant | null;
  /** How the first was selected, where there is exploring. */
  readonly selection?: Selection;
};

/** The line of a candidate in the record; `left` null for the one that is scheduled. */
export function recordOf(
  { rule, campaignId }: Pick<MatchedRule, 'rule' | 'campaignId'>,
  score: Score | null,
  left: CandidateRecord['left'],
): CandidateRecord {
  const { offerId, channel, lever } = rule.event.params;
  const factors = score && { p: score.p, c: score.c, v: score.v, l: score.l };
  return { ruleId: rule.id, campaignId, offerId, channel, lever, score: score?.priority ?? null, factors, left };
}

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Nothing depends on the order in which matches come. */
function inOrder(matches: readonly MatchedRule[]): readonly MatchedRule[] {
  return [...matches].sort((a, b) => byText(a.campaignId, b.campaignId) || byText(a.rule.id, b.rule.id));
}

/** Best first. A component control leaves a part of arbitration out: the levers, or all of it but chance. */
function rank(
  standing: readonly Standing[],
  variant: Variant | null,
  { customerId }: DecidedCustomer,
): readonly Standing[] {
  if (variant === 'no-levers') return rankedBy(standing, ({ p, c, v }) => p * c * v);
  if (variant !== 'random') return ranked(standing);
  const draws = new Map(standing.map((one) => [one, doubleFnv32(`${one.campaignId}|${one.ruleId}:`, customerId)]));
  return [...standing].sort((a, b) => (draws.get(b) ?? 0) - (draws.get(a) ?? 0));
}

type Deciding = {
  readonly customer: DecidedCustomer;
  readonly frame: DecisionFrame;
  readonly scales: Scales;
  readonly zone: CustomerZone;
  readonly variant: Variant | null;
  readonly draws: UnitDraws | null;
};

/** Nobody is drawn alone who lives with others, whichever way the decision was asked for. */
function unitFor({ customerId, sheet, unit }: DecidedCustomer): string {
  const household = sheet[HOUSEHOLD_FACT];
  return unit ?? unitOf({ customerId, householdId: typeof household === 'string' ? household : null });
}

/** The draw that holds if this candidate is the winner. */
function assignmentOf({ campaignId, control }: MatchedRule, { purpose }: Offer, { draws }: Deciding) {
  const winner = { campaignId, purpose, ...(control ? { control } : {}) };
  return draws === null ? null : draws.of(winner);
}

/** Who came to us is answered at once. */
function answeredNow(cutOff: Date, expireHours: number): TimingAnswer {
  const expiresAt = new Date(cutOff.getTime() + expireHours * HOUR_MS);
  return { kind: 'due', timing: { dueAt: cutOff, expiresAt, postponed: false } };
}

/** When it would go out: by the hours of where the customer is, at the hour they prefer, spread with others. */
function timingOf({ rule, campaignId }: MatchedRule, { purpose }: Offer, { customer, frame, zone }: Deciding) {
  const { channel, schedule } = rule.event.params;
  const { cutOff, hours, places, spreadMinutes = 0 } = frame;
  if (frame.place !== undefined) return answeredNow(cutOff, schedule.expireHours);
  const place = places?.of(customer.sheet, zone.zone);
  const jurisdiction = place?.jurisdiction ?? null;
  const key = [customer.customerId, campaignId, channel, cutOff.toISOString()].join('|');
  const table = place?.hours ?? hours;
  const preferredHour = habitHour(
    customer.habits ?? {},
    { channel, purpose, zone: zone.zone },
    table,
    frame.habits ?? {},
  );
  const own = { key, spreadMinutes, preferredHour, jurisdiction };
  return contactTiming(schedule, channel, purpose, zone, table, cutOff, own);
}

/** What a candidate scores with this customer at a chance of acceptance; null: the one its offer or the rules state. */
function weighed({ offer, lever, channel }: Weighable & { offer: Offer }, chance: number | null, deciding: Deciding) {
  const { customer, frame, scales } = deciding;
  const fatigue = habitFactor(customer.habits ?? {}, offer.purpose, frame.habits ?? {});
  const circumstance = {
    ...(fatigue === 1 ? {} : { fatigue }),
    ...(chance === null ? {} : { learnt: { chanceIfContacted: chance } }),
  };
  return scales.weigh({ offer, lever, channel: frame.place ?? channel }, customer.sheet, circumstance);
}

/** One candidate through the stages up to arbitration: it stands, or it left. */
function ask(match: MatchedRule, deciding: Deciding): Standing | CandidateRecord {
  const { customer, frame, variant } = deciding;
  const { rule, campaignId, activatedAt } = match;
  const { offerId, channel, lever } = rule.event.params;
  const offer = frame.offers.get(offerId) ?? null;
  const no = leavesAt(offer, { match, customer, frame, variant });
  const told = offer && toldOffer(offer, customer.sheet, frame);
  if (no || !told) return recordOf(match, null, no);
  const chance = frame.chances?.chanceOf(offerId, frame.place ?? channel) ?? null;
  const { score, assumed, refusals } = weighed({ offer: told, lever, channel }, chance, deciding);
  if (refusals.length > 0) return recordOf(match, score, { stage: 'arbitration', refusals });
  const assignment = assignmentOf(match, told, deciding);
  const answer = timingOf(match, told, deciding);
  const what = { ruleId: rule.id, offerId, channel, campaignId, rule, offer: told, activatedAt };
  return { ...what, score, assumed, answer, assignment };
}

/** The ranking as it stands, or as it is drawn where there is exploring. A component control is not explored with. */
function selectAmong(
  best: readonly Standing[],
  deciding: Deciding,
): { readonly ranked: readonly Standing[]; readonly selection?: Selection } {
  const { customer, frame, scales, variant } = deciding;
  const { exploring } = frame;
  if (exploring === undefined || variant !== null || best.length === 0) return { ranked: best };
  const { decisionId = customer.customerId } = customer;
  const at = ({ offer, channel, rule }: Standing, chance: number) =>
    weighed({ offer, lever: rule.event.params.lever, channel }, chance, deciding).score;
  return explore(best, at, { exploring, rules: scales.rules, frame, decisionId });
}

/**
 * Matched rules of one customer → who stands, best first, with the time each would be due and the arm it would be in, and
 * who left where and why. Pure: the same inputs give the same plan, in whatever order they come. Capacity and caps are
 * asked afterwards, best first (`conclude`).
 */
export function decide(matches: readonly MatchedRule[], customer: DecidedCustomer, frame: DecisionFrame): Plan {
  const { sheet } = customer;
  const { cutOff, operatorZone, holdouts } = frame;
  const scales = frame.scales ?? new Scales(PLAIN_ARBITRATION, cutOff);
  const draws = holdouts ? new UnitDraws(unitFor(customer), cutOff, holdouts) : null;
  const variant = draws?.variant ?? null;
  const zone = zoneOf(sheet, operatorZone);
  const deciding: Deciding = { customer, frame, scales, zone, variant, draws };
  const asked = inOrder(matches).map((match) => ask(match, deciding));
  const standing = asked.filter((one): one is Standing => 'answer' in one);
  const left = asked.filter((one): one is CandidateRecord => !('answer' in one));
  const { ranked: best, ...selected } = selectAmong(rank(standing, variant, customer), deciding);
  return { zone, ranked: best, left, without: withoutFactor(best), variant, ...selected };
}
