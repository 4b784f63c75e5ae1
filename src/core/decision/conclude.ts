import type { ChannelName } from '../customer/consent.js';
import type { ContactRow, PassedOver } from '../policy/contact-policy.js';
import type { Assignment } from '../policy/holdout/draw.js';
import { REFUSAL_CODES, STAGES } from '../policy/refusal.js';
import { holdoutRefusals } from '../policy/stages/holdout.js';
import { type Plan, recordOf, type Standing } from './decide.js';
import type { CandidateRecord, Decision, HeldOut, Planned } from './decision.js';

/** A candidate among those of one decision. Without a campaign the rule alone tells it. */
type CandidateId = { readonly ruleId: string; readonly campaignId?: string };

/** Who got the customer's place in the ledger, and whom scarcity or the caps had stopped before. */
export type Place = { readonly holder: CandidateId | null; readonly passedOver: readonly PassedOver[] };

/** Who decided, for whom: what the ledger keeps beside the contact. */
export type Occasion = {
  readonly runId: string;
  readonly customerId: string;
  readonly decidedAt: Date;
  readonly outreachIdOf: (channel: ChannelName) => string;
  /** Whose caps count beside the customer's own; absent: nobody's. */
  readonly householdId?: string;
  readonly partyId?: string;
};

/** The draw of a candidate that was the winner when its turn came: a row for each arm alike. */
export type DrawnWinner = {
  readonly ruleId: string;
  readonly campaignId: string;
  readonly offerId: string;
  readonly assignment: Assignment;
};

/** `drawn`: everybody whose turn came, the last of them placed or held out; whom timing or a cap stopped stays in the analysis. */
export type Conclusion = Pick<Decision, 'candidates' | 'outcome'> & { readonly drawn: readonly DrawnWinner[] };

function isOf({ ruleId, campaignId }: Pick<ContactRow, 'ruleId' | 'campaignId'>, id: CandidateId): boolean {
  return ruleId === id.ruleId && (id.campaignId === undefined || id.campaignId === campaignId);
}

export function isHeldOut({ assignment }: Pick<Standing, 'assignment'>): boolean {
  return assignment?.arm === 'control';
}

/** Its campaign was halted after it was ranked: it leaves at the emergency stop, whatever its turn would have come to. */
function haltOf(standing: Standing, passedOver: readonly PassedOver[]): PassedOver | undefined {
  return passedOver.find((one) => one.stage === 'emergency' && isOf(standing, one));
}

/** Those that may have a place: up to the first the customer is held out of, which ends the walk if it is reached. */
function inTurn({ ranked }: Plan, passedOver: readonly PassedOver[] = []): readonly Standing[] {
  const control = ranked.findIndex((one) => isHeldOut(one) && haltOf(one, passedOver) === undefined);
  return control < 0 ? ranked : ranked.slice(0, control);
}

/** The candidates that have a due time, best first, with the rows they would reserve: each is asked for at most once. */
export function claimants(plan: Plan, occasion: Occasion): readonly ContactRow[] {
  const { runId, customerId, decidedAt, outreachIdOf, householdId, partyId } = occasion;
  const home = {
    ...(householdId === undefined ? {} : { householdId }),
    ...(partyId === undefined ? {} : { partyId }),
  };
  return inTurn(plan).flatMap(({ ruleId, campaignId, channel, offerId, offer, answer, score }) => {
    if (answer.kind === 'refused') return [];
    const { dueAt, expiresAt } = answer.timing;
    const outreachId = outreachIdOf(channel);
    const { purpose, exclusionGroups, tags = [] } = offer;
    const who = { outreachId, customerId, runId, ruleId, campaignId, offerId, channel, purpose };
    const groups = exclusionGroups === undefined ? {} : { exclusionGroups };
    const when = { decidedAt, dueAt, at: dueAt, expiresAt, zone: plan.zone.zone };
    return [{ ...who, ...home, ...when, ...groups, tags, priority: score.priority, status: 'reserved' }];
  });
}

/**
 * Whether it is known of everybody whose turn came before the holder's why they have no place. Not where the place was taken
 * by an attempt that died, and somebody stands now who did not then.
 */
export function isWalked(rows: readonly ContactRow[], { holder, passedOver }: Place): boolean {
  const at = holder === null ? rows.length : rows.findIndex((row) => isOf(row, holder));
  return rows.slice(0, at).every((row) => passedOver.some((one) => isOf(row, one)));
}

function outrankedBy(winner: Standing, { score }: Standing): CandidateRecord['left'] {
  const values = { have: score.priority, need: winner.score.priority };
  return { stage: 'arbitration', refusals: [{ code: 'OUTRANKED', component: winner.ruleId, ...values }] };
}

/** Where one left whose turn came before the winner's, or without there being one. */
function stoppedAt(standing: Standing, passedOver: readonly PassedOver[]): CandidateRecord['left'] {
  if (standing.answer.kind === 'refused') return { stage: 'timing', refusals: standing.answer.refusals };
  const stopped = passedOver.find((one) => isOf(standing, one));
  if (!stopped) throw new Error(`nobody asked for a place for ${standing.ruleId}`);
  return { stage: stopped.stage ?? 'cap', refusals: stopped.refusals };
}

function heldOutAt({ assignment }: Standing): CandidateRecord['left'] {
  return { stage: 'holdout', refusals: assignment ? holdoutRefusals(assignment) : [] };
}

function plannedFor(winner: Standing, runnerUp: string | null, { zone }: Plan, outreachId: string): Planned {
  const { answer, ruleId, offerId, channel, offer } = winner;
  if (answer.kind === 'refused') throw new Error(`${ruleId} has a place and no due time`);
  const what = { ruleId, offerId, channel, purpose: offer.purpose, outreachId };
  return { ...what, ...answer.timing, zone: zone.zone, zoneAssumed: zone.assumed, runnerUp };
}

const WALK: readonly string[] = STAGES.flatMap((stage) => REFUSAL_CODES[stage]);
const depthOf = ({ left }: CandidateRecord) => WALK.indexOf(left?.refusals[0]?.code ?? '');

/** Nobody was ranked: the decision ends where the candidate left that came furthest. */
function deepest(left: readonly CandidateRecord[]): CandidateRecord | undefined {
  return left.reduce<CandidateRecord | undefined>(
    (best, one) => (best === undefined || depthOf(one) > depthOf(best) ? one : best),
    undefined,
  );
}

function refusedBy(record: CandidateRecord | undefined, heldOut: HeldOut | null): Decision['outcome'] {
  const last = record?.left;
  const code = last?.refusals[0]?.code;
  if (!last || !code) throw new Error('a decision needs a candidate');
  return { kind: 'refused', stage: last.stage, code, ...(heldOut ? { heldOut } : {}) };
}

function heldOutOf(control: Standing | null): HeldOut | null {
  if (!control?.assignment) return null;
  const { ruleId, offerId, channel, offer, campaignId, assignment } = control;
  return { ruleId, offerId, channel, purpose: offer.purpose, campaignId, assignment };
}

const drawnOf = ({ ruleId, campaignId, offerId, assignment }: Standing): readonly DrawnWinner[] =>
  assignment ? [{ ruleId, campaignId, offerId, assignment }] : [];

/**
 * Plan and place → the record. Each candidate's turn comes, best first, until one is held out or has the place: those before
 * it left at timing, capacity or the cap, those after it were outranked, and those whose campaign was halted meanwhile have
 * no turn; so each leaves at one stage. Candidates are listed as ranked, then those that left before.
 */
export function conclude(
  plan: Plan,
  { holder, passedOver }: Place,
  outreachIdOf: Occasion['outreachIdOf'],
): Conclusion {
  const { ranked, left } = plan;
  const turns = inTurn(plan, passedOver);
  const at = holder === null ? -1 : turns.findIndex((one) => isOf(one, holder));
  const winner = turns[at] ?? null;
  const control = winner === null ? (ranked[turns.length] ?? null) : null;
  const end = winner ?? control;
  const last = end === null ? ranked.length - 1 : ranked.indexOf(end);
  const leftOf = (standing: Standing, index: number): CandidateRecord['left'] => {
    const halt = haltOf(standing, passedOver);
    if (halt !== undefined) return { stage: 'emergency', refusals: halt.refusals };
    if (end && index > last) return outrankedBy(end, standing);
    if (standing === winner) return null;
    return standing === control ? heldOutAt(standing) : stoppedAt(standing, passedOver);
  };
  const walked = ranked.map((standing, index) => ({
    ...recordOf(standing, standing.score, leftOf(standing, index)),
    rank: index + 1,
  }));
  const isOn = (one: Standing) => haltOf(one, passedOver) === undefined;
  const drawn = ranked
    .slice(0, last + 1)
    .filter(isOn)
    .flatMap(drawnOf);
  const candidates = [...walked, ...left];
  if (winner) {
    const planned = plannedFor(
      winner,
      ranked.slice(at + 1).find(isOn)?.ruleId ?? null,
      plan,
      outreachIdOf(winner.channel),
    );
    return { candidates, outcome: { kind: 'scheduled', planned }, drawn };
  }
  return { candidates, outcome: refusedBy(walked[last] ?? deepest(left), heldOutOf(control)), drawn };
}
