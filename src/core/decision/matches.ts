import { TRUTHS } from '../condition/evaluate-condition.js';
import type { Rule } from '../rules/rule-pack.js';

/** A customer of a block, by index, and the rules that are true of them, in the order of the pack. */
export type Match = { readonly index: number; readonly rules: readonly Rule[] };

const TRUE = TRUTHS.indexOf('true');

/** Truths of a block, one array a rule → who matched. Unknown makes nobody eligible. */
export function matchesOf(rules: readonly Rule[], truths: readonly Uint8Array[], n: number): readonly Match[] {
  const matches: Match[] = [];
  for (let index = 0; index < n; index += 1) {
    const own = rules.filter((_, rule) => truths[rule]?.[index] === TRUE);
    if (own.length > 0) matches.push({ index, rules: own });
  }
  return matches;
}
