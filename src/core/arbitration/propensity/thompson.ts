import { doubleFnv32 } from '../../kit/hash.js';
import { betaQuantile } from './beta.js';
import { meanOf } from './counts.js';
import { type Arm, chancesOfLargest } from './largest-draw.js';

/**
 * An action that stands, with how its score follows from its chance. `exploited` is the chance it is ranked by when not
 * exploring: its own smoothed one, or the mean of its group while it has not gathered enough.
 */
export type Action = Arm & { readonly id: string; readonly exploited?: number };

/** `index` of the action chosen, and whether it was drawn. */
export type Choice = { readonly index: number; readonly explored: boolean };

/** A number between 0 and 1, never either, the same for the same decision and purpose. */
function uniform(purpose: string, decisionId: string): number {
  return (doubleFnv32(`${purpose}:1:`, decisionId) + 0.5) / 2 ** 32;
}

function bestBy(actions: readonly Action[], scoreOf: (action: Action) => number): number {
  const scores = actions.map(scoreOf);
  return scores.indexOf(Math.max(...scores));
}

function exploitedScore({ posterior, slope, offset, exploited }: Action): number {
  return offset + (posterior === null ? 0 : slope * (exploited ?? meanOf(posterior)));
}

/** What the action's draw scores in this decision: the inverse distribution of a hash, so that a replay draws the same. */
function drawnScore({ id, posterior, slope, offset }: Action, decisionId: string): number {
  return offset + (posterior === null ? 0 : slope * betaQuantile(posterior, uniform(`thompson:${id}`, decisionId)));
}

/**
 * With which chance each action is selected, to be logged: π(a) = (1 − share)·1[a is best as exploited] + share·P(a's draw
 * is the largest). The same for all decisions among the same actions: milliseconds, worth keeping.
 */
export function selectionChances(actions: readonly Action[], share: number): readonly number[] {
  const best = bestBy(actions, exploitedScore);
  return chancesOfLargest(actions).map((chance, index) => (index === best ? 1 - share : 0) + share * chance);
}

/**
 * Thompson sampling among actions that stand, best first by the order of arbitration (methods.md section 11): most
 * decisions take the best, a `share` of them draws. Those that a policy stage has stopped are not among the actions, so
 * nothing is explored across one. Null where nobody stands.
 */
export function selectByThompson(decisionId: string, actions: readonly Action[], share: number): Choice | null {
  if (actions.length === 0) return null;
  const explored = uniform('explore', decisionId) < share;
  return { explored, index: bestBy(actions, explored ? (action) => drawnScore(action, decisionId) : exploitedScore) };
}
