import type { PartMatches } from '../../rules/guarded/guarded-columns.js';

/** A customer of a block, by index, and the rules that are true of them, in the order of the pack. */
export type Match<R> = { readonly index: number; readonly rules: readonly R[] };

/** Who matched in a part of a block, as values that stay. Unknown made nobody eligible. */
export function matchesOf<R>(
  rules: readonly R[],
  { from, n, starts, rules: places }: PartMatches,
): readonly Match<R>[] {
  const matches: Match<R>[] = [];
  for (let row = 0; row < n; row += 1) {
    const [first = 0, end = 0] = [starts[row], starts[row + 1]];
    if (first === end) continue;
    const own = [...places.subarray(first, end)].flatMap((place) => rules.slice(place, place + 1));
    matches.push({ index: from + row, rules: own });
  }
  return matches;
}
