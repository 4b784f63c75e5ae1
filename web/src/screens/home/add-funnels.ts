import type { FunnelRow } from '../../api/types.ts';

/** Row by row, in the order in which rows are met; a row that only one run has comes after its sisters. */
export function addFunnels(funnels: readonly (readonly FunnelRow[])[]): readonly FunnelRow[] {
  const sums = new Map<string, FunnelRow>();
  for (const row of funnels.flat()) {
    const before = sums.get(row.key);
    sums.set(row.key, before ? { ...before, count: before.count + row.count } : row);
  }
  const rows = [...sums.values()];
  const below = (parent: string | null): readonly FunnelRow[] =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.key)]);
  return below(null);
}
