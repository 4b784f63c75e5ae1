import { readFileSync } from 'node:fs';
import { type BaseRules, readBaseRules } from '../../src/core/facts/profile/base-rules.js';

const shipped = readBaseRules(JSON.parse(readFileSync('rules/policy/base.json', 'utf8')));

/** How the shipped rules look at the base as a whole, but for what is changed. */
export function aBase(change: Partial<BaseRules> = {}): BaseRules {
  if (!shipped.ok) throw new Error(JSON.stringify(shipped.problems));
  return { ...shipped.value, ...change };
}
