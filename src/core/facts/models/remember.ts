import type { Day } from '../../kit/day.js';
import type { FactSource } from '../derive-facts.js';
import type { ModelState } from '../model-state.js';

export type Said = { readonly value: string; readonly cause: string; readonly basis: string | null };

/** What a model said of the customer last. */
export function stateBefore({ states }: Pick<FactSource, 'states'>, model: string): ModelState | null {
  return states?.[model] ?? null;
}

/**
 * The state after an answer. The same value keeps the day it began and where it came from, so that asking again changes
 * nothing; another value begins today.
 */
export function stateAfter(before: ModelState | null, { value, cause, basis }: Said, today: Day): ModelState {
  if (before === null || before.value !== value)
    return { value, since: today, cause, basis, from: before?.value ?? null };
  if (before.cause === cause && before.basis === basis) return before;
  return { ...before, cause, basis };
}
