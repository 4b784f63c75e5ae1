import type { Fact, MarketingGrid } from '../../api/types.ts';

type Row = Pick<MarketingGrid['rows'][number], 'of' | 'levers'>;
type Planned = {
  readonly state: string;
  readonly plan?: { readonly lever: string } | undefined;
};

/** How many the row is about, as the base was last profiled; null: nobody counted them. */
export function customersOf({ of }: Row, facts: readonly Pick<Fact, 'name' | 'profile'>[]): number | null {
  if (of === undefined) return null;
  const distribution = facts.find(({ name }) => name === of.fact)?.profile?.distribution;
  if (distribution?.kind !== 'values') return null;
  const { top, distinct } = distribution;
  const found = top.find(({ value }) => value === of.value);
  // Where all values are told, one that is not among them is nobody's.
  if (found === undefined) return distinct !== null && distinct <= top.length ? 0 : null;
  return found.customers;
}

/** Campaigns that run and pull one of the row's levers. */
export function runningFor<C extends Planned>({ levers }: Row, campaigns: readonly C[]): readonly C[] {
  return campaigns.filter(({ state, plan }) => state === 'active' && plan !== undefined && levers.includes(plan.lever));
}
