import { readFileSync } from 'node:fs';
import { type BaseRules, readBaseRules } from '../../src/core/facts/profile/base-rules.js';

function shipped(): BaseRules {
  const read = readBaseRules(JSON.parse(readFileSync('rules/policy/base.json', 'utf8')));
  if (!read.ok) throw new Error('rules/policy/base.json cannot be read');
  return read.value;
}

/** `rules/policy/base.json` as it is shipped. */
export const SHIPPED_BASE = shipped();
