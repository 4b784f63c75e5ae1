import type { FoundProblems } from '../../kit/found-problems.js';
import { clone } from '../engine/values/clone.js';
import { isPlain } from '../row/fact-places.js';

/** Deeper than this, or in a circle, nothing is compiled: every later walk is bounded by it. */
export const MOST_LEVELS = 1_000;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Whether it can be walked: false, and a problem, for what is too deep or in a circle. */
export function isBounded(json: unknown, path: string, problems: FoundProblems): boolean {
  if (!isDeeper(json, MOST_LEVELS)) return true;
  problems.add(path, 'TOO_DEEP', { max: MOST_LEVELS });
  return false;
}

/**
 * A copy that nobody else can change: a compiled set is what its rules said when they were compiled. What is too deep is
 * a problem, and `standIn` takes its place, so that nothing else is found wrong with it.
 */
export function ownCopy(json: unknown, path: string, problems: FoundProblems, standIn: unknown): unknown {
  return isBounded(json, path, problems) ? clone(json) : standIn;
}

/** The same lists and records, for reading only, all the way down. Values of some class stay as they are. */
export function frozen<T>(json: T): T {
  if (typeof json !== 'object' || json === null || Object.isFrozen(json)) return json;
  if (!Array.isArray(json) && !isPlain(json)) return json;
  Object.freeze(json);
  for (const part of Object.values(json)) frozen(part);
  return json;
}
