import type { FactSheet } from '../../facts/fact-sheet.js';
import { HOUSEHOLD_FACT } from '../../policy/policy-facts.js';
import { isHeldOut } from '../conclude.js';
import type { Plan, Standing } from '../decide.js';
import type { RulePlaces } from '../frame/rule-places.js';
import type { Matched } from '../run/chunk-decisions.js';
import type { Standee, StandingCandidate } from './standing-block.js';

/** Whose caps count beside the customer's own: the household of the facts. Nothing says of a party yet. */
export function householdOf(sheet: FactSheet): string | null {
  const id = sheet[HOUSEHOLD_FACT];
  return typeof id === 'string' && id !== '' ? id : null;
}

function candidateOf(standing: Standing, places: RulePlaces): StandingCandidate {
  const { answer, score } = standing;
  const rule = places.of(standing);
  const when = answer.kind === 'due' ? answer.timing : null;
  const fate = isHeldOut(standing) ? 'control' : when === null ? 'late' : 'due';
  const [dueAt, expiresAt] = [when?.dueAt.getTime() ?? 0, when?.expiresAt.getTime() ?? 0];
  return { rule, priority: score.priority, fate, dueAt, expiresAt };
}

/** What the rounds are told of a customer for whom something stands: candidates in the order of the plan. */
export function standeeOf({ customerId, sheet }: Matched, plan: Plan, places: RulePlaces): Standee {
  return {
    ...{ customerId, householdId: householdOf(sheet), partyId: null, zone: plan.zone.zone },
    candidates: plan.ranked.map((standing) => candidateOf(standing, places)),
  };
}
