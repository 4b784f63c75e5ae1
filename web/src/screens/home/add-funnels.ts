import type { FunnelRow } from '../../api/types.ts';

/** Rows of one parent as a single funnel would have them: refusals before what is undecided, scheduled last. */
const PLACES: { readonly [S in FunnelRow['step']]?: number } = { refused: 1, undecided: 2, scheduled: 3 };
const placeOf = ({ step }: FunnelRow) => PLACES[step] ?? 0;

/** The order of a refusal among the others: each funnel has them as customers walk, so what stands after another stays after it. */
function inWalk(funnels: readonly (readonly FunnelRow[])[]): readonly string[] {
  const order: string[] = [];
  for (const rows of funnels) {
    let at = 0;
    for (const { key } of rows) {
      const known = order.indexOf(key);
      if (known < 0) order.splice(at, 0, key);
      at = (known < 0 ? at : Math.max(at, known)) + 1;
    }
  }
  return order;
}

/** Row by row, in the order of the stages; a row that only one run has stands where that run has it. */
export function addFunnels(funnels: readonly (readonly FunnelRow[])[]): readonly FunnelRow[] {
  const sums = new Map<string, FunnelRow>();
  for (const row of funnels.flat()) {
    const before = sums.get(row.key);
    sums.set(row.key, before ? { ...before, count: before.count + row.count } : row);
  }
  const walk = inWalk(funnels);
  const rows = [...sums.values()].sort((a, b) => placeOf(a) - placeOf(b) || walk.indexOf(a.key) - walk.indexOf(b.key));
  const below = (parent: string | null): readonly FunnelRow[] =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.key)]);
  return below(null);
}
