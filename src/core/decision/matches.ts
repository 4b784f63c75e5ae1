import type { PartMatches } from '../rules/guarded/guarded-columns.js';
import type { Rule } from '../rules/rule-pack.js';

/** A customer of a block, by index, and the rules that are true of them, in the order of the pack. */
export type Match = { readonly index: number; readonly rules: readonly Rule[] };

/** Who matched in a part of a block, as values that stay. Unknown made nobody eligible. */
export function matchesOf(rules: readonly Rule[], { from, n, starts, rules: places }: PartMatches): readonly Match[] {
  const matches: Match[] = [];
  for (let row = 0; row < n; row += 1) {
    const [first = 0, end = 0] = [starts[row], starts[row + 1]];
    if (first === end) continue;
    const own = Array.from(places.subarray(first, end), (place) => rules[place] ?? []).flat();
    matches.push({ index: from + row, rules: own });
  }
  return matches;
}
