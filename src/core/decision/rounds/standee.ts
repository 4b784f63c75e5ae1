import type { FactSheet } from '../../facts/fact-sheet.js';
import { HOUSEHOLD_FACT, PARTY_FACT } from '../../policy/policy-facts.js';
import { isHeldOut } from '../conclude.js';
import type { Plan, Standing } from '../decide.js';
import type { RulePlaces } from '../frame/rule-places.js';
import type { Matched } from '../run/chunk-decisions.js';
import type { Standee, StandingCandidate } from './standing-block.js';

const idIn = (id: FactSheet[string] | undefined) => (typeof id === 'string' && id !== '' ? id : null);

/** Whose caps count beside the customer's own: the household of the facts. */
export function householdOf(sheet: FactSheet): string | null {
  return idIn(sheet[HOUSEHOLD_FACT]);
}

/** The party whose caps count too; null also where no cap asks, as the fact is not read then. */
export function partyOf(sheet: FactSheet): string | null {
  return idIn(sheet[PARTY_FACT]);
}

function candidateOf(standing: Standing, priority: number, places: RulePlaces): StandingCandidate {
  const { answer } = standing;
  const rule = places.of(standing);
  const when = answer.kind === 'due' ? answer.timing : null;
  const fate = isHeldOut(standing) ? 'control' : when === null ? 'late' : 'due';
  const [dueAt, expiresAt] = [when?.dueAt.getTime() ?? 0, when?.expiresAt.getTime() ?? 0];
  return { rule, priority, fate, dueAt, expiresAt };
}

/**
 * What the rounds are told of a customer for whom something stands: candidates in the order of the plan. A component control
 * is ranked by something else than priority; the rounds are told its own priorities, the highest for what it ranks first,
 * so that it competes with others as it would have, and its order holds.
 */
export function standeeOf({ customerId, sheet }: Matched, plan: Plan, places: RulePlaces): Standee {
  const priorities = plan.ranked.map(({ score }) => score.priority).sort((a, b) => b - a);
  return {
    ...{ customerId, householdId: householdOf(sheet), partyId: partyOf(sheet), zone: plan.zone.zone },
    candidates: plan.ranked.map((standing, index) => candidateOf(standing, priorities[index] ?? 0, places)),
  };
}
