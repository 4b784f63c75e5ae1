import { type Derivation, derivation } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { isOurs } from '../churn/churn-facts.js';
import { AffinityCount, type AffinityMarks, type AffinityRule, likelyNext } from './affinity.js';

/**
 * What affinity is counted from, and which of its rules count. `origin`: only records of it; null is the whole base.
 * `within`: the fact by which the base falls into parts that are offered different products; each is counted by itself,
 * or products of one part would seem to go together only because the others never hold them. Null: one part.
 */
export type AffinityModel = {
  readonly origin: string | null;
  readonly within: string | null;
  readonly marks: AffinityMarks;
};

/** A rule that holds in one part of the base. */
export type ScopedRule = AffinityRule & { readonly within: string | null };

/** The part of the base a customer is in. */
export function partOf(sheet: FactSheet, within: string | null): string | null {
  const value = within === null ? null : sheet[within];
  return value === null || value === undefined ? null : String(value);
}

/** Counts each part of the base by itself. */
export class ScopedAffinity {
  private readonly parts = new Map<string | null, AffinityCount>();

  constructor(private readonly model: AffinityModel) {}

  add(sheet: FactSheet, held: readonly string[]): void {
    const part = partOf(sheet, this.model.within);
    const count = this.parts.get(part) ?? new AffinityCount();
    this.parts.set(part, count);
    count.add(held);
  }

  /** By part in order of its name, strongest lift first. */
  get rules(): readonly ScopedRule[] {
    const parts = [...this.parts].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
    return parts.flatMap(([within, count]) => count.rules(this.model.marks).map((rule) => ({ ...rule, within })));
  }
}

/** Whether a product may be offered to who holds `held` and can be delivered `serviceable`. */
export type MayOffer = (product: string, held: readonly string[], serviceable: readonly string[]) => boolean;

const AFFINITY_READS = ['relationship', 'productsHeld', 'serviceable'] as const;

/** Product codes of a list fact; null where the list is missing. */
export function productsIn(value: FactSheet[string] | undefined): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((one) =>
    one !== null && typeof one === 'object' && typeof one.product === 'string' ? [one.product] : [],
  );
}

/** Shares and lifts are told to this many parts of one. */
const STEPS = 10_000;
const rounded = (share: number) => Math.round(share * STEPS) / STEPS;

/**
 * The product most likely to follow from what a customer holds, of those that may be offered, and how surely: of the
 * holders of what the customer holds so many hold it too, and so many times as often as everybody.
 */
export function affinityFacts(
  rules: readonly ScopedRule[] | null,
  within: string | null,
  mayOffer: MayOffer,
): Derivation {
  const parts = Map.groupBy(rules ?? [], (rule) => rule.within);
  return derivation(
    {
      affinityProduct: { type: 'text' },
      affinityConfidence: { type: 'number' },
      affinityLift: { type: 'number' },
    },
    { facts: within === null ? AFFINITY_READS : [...AFFINITY_READS, within], profile: [] },
    (_source, sheet) => {
      if (parts.size === 0 || !isOurs(sheet)) return {};
      const held = productsIn(sheet.productsHeld);
      if (held === null) return {};
      // Who says nothing of what can be delivered is offered nothing that must be.
      const reached = productsIn(sheet.serviceable) ?? [];
      const next = likelyNext(held, parts.get(partOf(sheet, within)) ?? [], (product) =>
        mayOffer(product, held, reached),
      );
      if (next === null) return {};
      return {
        affinityProduct: next.also,
        affinityConfidence: rounded(next.confidence),
        affinityLift: rounded(next.lift),
      };
    },
  );
}
