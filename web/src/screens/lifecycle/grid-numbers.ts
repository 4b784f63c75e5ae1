import type { MarketingGrid, StageGrid } from '../../api/types.ts';

type Row = Pick<MarketingGrid['rows'][number], 'of' | 'levers'>;
type Planned = {
  readonly state: string;
  readonly plan?: { readonly lever: string } | undefined;
};

/** How many the row is about, as the base is counted by its fact; null: nobody counts them, or nobody has yet. */
export function customersOf({ of }: Row, grids: readonly Pick<StageGrid, 'by' | 'items'>[]): number | null {
  const grid = of && grids.find(({ by }) => by === of.fact);
  if (grid === undefined) return null;
  const own = grid.items.filter(({ value }) => value === of?.value);
  return own.reduce((sum, { customers }) => sum + customers, 0);
}

/** Campaigns that run and pull one of the row's levers. */
export function runningFor<C extends Planned>({ levers }: Row, campaigns: readonly C[]): readonly C[] {
  return campaigns.filter(({ state, plan }) => state === 'active' && plan !== undefined && levers.includes(plan.lever));
}
