import type { FoundProblems } from '../../kit/found-problems.js';
import { clone } from '../engine/values/clone.js';

/** Deeper than this, or in a circle, nothing is compiled: every later walk is bounded by it. */
export const MOST_LEVELS = 1_000;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/**
 * A copy that nobody else can change: a compiled set is what its rules said when they were compiled. What is too deep is
 * a problem, and null.
 */
export function ownCopy(json: unknown, path: string, problems: FoundProblems): unknown {
  if (!isDeeper(json, MOST_LEVELS)) return clone(json);
  problems.add(path, 'TOO_DEEP', { max: MOST_LEVELS });
  return {};
}
