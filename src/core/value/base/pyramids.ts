import type { Organisation } from '../../access/organisation.js';
import { type Derivation, derivation } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { isOurs } from '../churn/churn-facts.js';
import { PyramidCount, type PyramidStep, RevenuePyramid } from './revenue-pyramid.js';

/** Of whom a pyramid is made: one local network, or the whole base (null), in one currency: amounts of two never meet. */
export type PyramidScope = { readonly network: string | null; readonly currency: string };

export type BuiltPyramid = PyramidScope & { readonly steps: readonly PyramidStep[] };

const keyOf = ({ network, currency }: PyramidScope) => `${network ?? '*'}|${currency}`;

/** The facts a place in the pyramid is found from. */
export const PYRAMID_READS = ['relationship', 'orgNode', 'currency', 'arpu3m'] as const;

/** What a customer brings, where: null for who is no customer now, or whose revenue or currency nobody knows. */
function standing(sheet: FactSheet, organisation: Organisation): (PyramidScope & { readonly revenue: number }) | null {
  const { orgNode, currency, arpu3m: revenue } = sheet;
  if (!isOurs(sheet) || typeof revenue !== 'number' || typeof currency !== 'string') return null;
  const network = typeof orgNode === 'string' ? (organisation.at('local-network', orgNode)?.code ?? null) : null;
  return { network, currency, revenue };
}

/** Counts the pyramids of a base: everybody in that of the whole base, and in that of their network where they have one. */
export class PyramidBuilder {
  private readonly counts = new Map<string, { readonly scope: PyramidScope; readonly count: PyramidCount }>();

  constructor(private readonly organisation: Organisation) {}

  add(sheet: FactSheet): void {
    const stands = standing(sheet, this.organisation);
    if (stands === null) return;
    const { network, currency, revenue } = stands;
    this.countOf({ network: null, currency }).add(revenue);
    if (network !== null) this.countOf({ network, currency }).add(revenue);
  }

  private countOf(scope: PyramidScope): PyramidCount {
    const known = this.counts.get(keyOf(scope));
    if (known !== undefined) return known.count;
    const count = new PyramidCount();
    this.counts.set(keyOf(scope), { scope, count });
    return count;
  }

  /** By network and currency, in order. */
  get built(): readonly BuiltPyramid[] {
    return [...this.counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { scope, count }]) => ({ ...scope, steps: count.steps }));
  }
}

/** The pyramids of a build, to be asked for places and curves. */
export class Pyramids {
  private readonly pyramids: ReadonlyMap<string, RevenuePyramid>;

  constructor(built: readonly BuiltPyramid[]) {
    this.pyramids = new Map(built.map((one) => [keyOf(one), new RevenuePyramid(one.steps)]));
  }

  of(scope: PyramidScope): RevenuePyramid | null {
    return this.pyramids.get(keyOf(scope)) ?? null;
  }
}

/** Shares are told to this many parts of one. */
const SHARE_STEPS = 1_000_000;

/**
 * Rank and cumulative share in the pyramid of the customer's local network, or of the whole base where they hang on
 * none. Worked out at every reading, because others move while the customer stands still.
 */
export function pyramidFacts(pyramids: Pyramids | null, organisation: Organisation): Derivation {
  const step = derivation(
    { revenueRank: { type: 'number' }, cumRevenueShare: { type: 'number' } },
    { facts: PYRAMID_READS, profile: [] },
    (_source, sheet) => {
      const stands = standing(sheet, organisation);
      const place = (stands === null ? null : pyramids?.of(stands)?.placeOf(stands.revenue)) ?? null;
      if (place === null) return {};
      return { revenueRank: place.rank, cumRevenueShare: Math.round(place.share * SHARE_STEPS) / SHARE_STEPS };
    },
  );
  return { ...step, atLoad: true, shared: true };
}
