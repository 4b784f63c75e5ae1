import type { Chances } from '../../arbitration/propensity/chances.js';
import { PLAIN_ARBITRATION } from '../../arbitration/rules/arbitration-rules.js';
import { Scales } from '../../arbitration/weigh.js';
import type { LeftOut } from '../../campaign/halt/left-out.js';
import type { PlanSchedule } from '../../campaign/playbook-plan.js';
import type { PromptChannel } from '../../customer/consent.js';
import type { EventKind } from '../../customer/customer-event.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Day } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import type { CapRules } from '../../policy/cap/cap.js';
import type { EmergencyStop } from '../../policy/stages/emergency.js';
import type { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { DecisionFrame } from '../decision-frame.js';
import {
  type FramedCampaign,
  type FrozenFrame,
  framedPack,
  framedRules,
  thawedFrame,
  type Vocabulary,
} from '../frame/frozen-frame.js';
import { piecesLeft } from '../frame/pieces-left.js';
import type { FramedRule } from '../frame/rule-places.js';

/** All that is decided by now, of every campaign that is active, ready to be asked for one customer after another. */
export type LiveFrame = {
  /** The day it was made for, in the operator's zone: on another one it is made anew. */
  readonly today: Day;
  /** By place: what `version` says matched. */
  readonly rules: readonly FramedRule[];
  /** Null: no campaign is active. */
  readonly version: GuardedRules | null;
  /** As of the instant it was made. */
  readonly decision: DecisionFrame;
  readonly arbitration: FrozenFrame['arbitration'];
  readonly caps: CapRules;
  /** Everything that rules and stages ask of a customer. */
  readonly facts: readonly string[];
  /** Which campaigns wait for which events to happen; who waits for none is not there. */
  readonly waits: ReadonlyMap<string, readonly EventKind[]>;
  /** Active campaigns that cannot be decided by, and why; absent: none. */
  readonly leftOut?: readonly LeftOut[];
};

/** What changes from one moment to the next without a rule or an offer being another. */
export type LiveState = {
  readonly stops: readonly EmergencyStop[];
  /** Contacts that limited offers have had, by offer. */
  readonly used: Readonly<Record<string, number>>;
  /** Chances learnt from responses; absent: none yet. */
  readonly chances?: Chances;
};

/** Asked whether or not a rule does: an emergency stop of a node must know where a customer is. */
const NODE = 'orgNode';

/** Compiles what is decided by. Only rules and offers that changed make it necessary, or another day. */
export function liveFrame(
  frozen: Omit<FrozenFrame, 'stops'>,
  campaigns: readonly FramedCampaign[],
  vocabulary: Vocabulary,
  compile: (pack: RulePack) => GuardedRules,
  now: Date,
): LiveFrame {
  const rules = framedRules(campaigns);
  const { frame, facts } = thawedFrame({ ...frozen, stops: [] }, rules, vocabulary, now);
  const version = rules.length === 0 ? null : compile(framedPack(campaigns, true));
  const asked = [...(version?.pack.facts ?? []), ...facts, ...(vocabulary.catalogue.has(NODE) ? [NODE] : [])];
  return {
    today: dayIn(frozen.policy.operatorZone, now),
    rules,
    version,
    decision: frame,
    arbitration: frozen.arbitration ?? PLAIN_ARBITRATION,
    caps: frozen.policy,
    facts: [...new Set(asked)],
    waits: new Map(campaigns.flatMap(({ campaign: { id, schedule } }) => eventsOf(id, schedule))),
  };
}

function eventsOf(
  id: string,
  schedule: PlanSchedule | undefined,
): readonly (readonly [string, readonly EventKind[]])[] {
  return schedule?.kind === 'event' ? [[id, schedule.events]] : [];
}

/** The frame as things stand: what is stopped, and what is left of what is limited. */
export function asItStands(live: LiveFrame, { stops, used, chances }: LiveState): LiveFrame {
  const left = piecesLeft([...live.decision.offers.values()], used);
  const { stops: _before, left: _less, chances: _learnt, ...decision } = live.decision;
  const now = {
    ...(stops.length > 0 ? { stops } : {}),
    ...(left.size > 0 ? { left } : {}),
    ...(chances && { chances }),
  };
  return { ...live, decision: { ...decision, ...now } };
}

/** For a customer whom we would turn to, at an instant of the frame's day: as a run would. */
export function frameOf({ decision, arbitration }: LiveFrame, now: Date): DecisionFrame {
  const timeless = arbitration.influencers.length === 0 && decision.scales !== undefined;
  return { ...decision, cutOff: now, ...(timeless ? {} : { scales: new Scales(arbitration, now) }) };
}

/** For a customer who has come to us. */
export function frameAt(live: LiveFrame, place: PromptChannel, now: Date): DecisionFrame {
  return { ...frameOf(live, now), place };
}

/** Whether some active campaign waits for this to happen. */
export function isAwaited({ waits }: LiveFrame, kind: EventKind): boolean {
  return [...waits.values()].some((kinds) => kinds.includes(kind));
}

/** Of the rules that are true of a customer, those of campaigns that wait for this to happen. */
export function wokenBy(live: LiveFrame, kind: EventKind, sheet: FactSheet): readonly FramedRule[] {
  return liveMatches(live, sheet).filter(({ campaignId }) => live.waits.get(campaignId)?.includes(kind));
}

/** The rules that are true of a customer. Unknown is not true. */
export function liveMatches({ version, rules, today }: LiveFrame, sheet: FactSheet): readonly FramedRule[] {
  if (version === null) return [];
  return version.row(sheet, today).matched.flatMap((place) => rules[place] ?? []);
}
