import { doubleFnv32 } from '../../kit/hash.js';
import { betaQuantile } from './beta.js';
import { type Arm, chanceOfLargest, type TableOf } from './largest-draw.js';

/** An action that stands, with how its score follows from its chance. */
export type Action = Arm & { readonly id: string };

/** A number between 0 and 1, never either, the same for the same decision and purpose. */
function uniform(purpose: string, decisionId: string): number {
  return (doubleFnv32(`${purpose}:1:`, decisionId) + 0.5) / 2 ** 32;
}

/** Whether a decision is one of the `share` that draw. */
export function explores(decisionId: string, share: number): boolean {
  return uniform('explore', decisionId) < share;
}

/**
 * The chance drawn for an action in a decision: the inverse distribution of a hash, so that a replay draws the same. Null
 * where it is certain.
 */
export function drawnChance({ id, posterior }: Action, decisionId: string): number | null {
  return posterior === null ? null : betaQuantile(posterior, uniform(`thompson:${id}`, decisionId));
}

/** What an action scores at the chance drawn for it; nothing is clamped. */
export function drawnScore({ slope, offset }: Action, drawn: number | null): number {
  return drawn === null ? offset : slope * drawn + offset;
}

/**
 * With which chance an action is selected, to be logged (methods.md section 11): π(a) = (1 − share)·1[a is the first] +
 * share·P(a's draw is the largest). Actions are those that stand, best first by the order of arbitration: who was stopped
 * by a policy stage is not among them, so nothing is explored across one. Off by share × 1e-7 at most.
 */
export function selectionChance(actions: readonly Action[], index: number, share: number, tableOf?: TableOf): number {
  return (index === 0 ? 1 - share : 0) + share * chanceOfLargest(actions, index, tableOf);
}
