/**
 * What customers who hold one product also hold. `support`: share of all customers who hold both. `confidence`: share
 * of the holders of `holds` who hold `also`. `lift`: that share ÷ the share of `also` among all; above 1 they go together.
 */
export type AffinityRule = {
  readonly holds: string;
  readonly also: string;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
};

/** Rules below these say too little to act on: `least` customers with both, and a lift of at least this. */
export type AffinityMarks = { readonly least: number; readonly lift: number };

/** Counts holdings customer by customer, in any order; memory is the square of the number of products. */
export class AffinityCount {
  private customers = 0;
  private readonly holders = new Map<string, number>();
  private readonly pairs = new Map<string, Map<string, number>>();

  add(held: readonly string[]): void {
    this.customers += 1;
    const products = [...new Set(held)];
    for (const one of products) {
      this.holders.set(one, (this.holders.get(one) ?? 0) + 1);
      const others = this.pairs.get(one) ?? new Map<string, number>();
      this.pairs.set(one, others);
      for (const other of products) if (other !== one) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }

  /** Strongest lift first; ties by support, then by name. */
  rules({ least, lift: leastLift }: AffinityMarks): readonly AffinityRule[] {
    const rules: AffinityRule[] = [];
    for (const [holds, others] of this.pairs) {
      for (const [also, both] of others) {
        const confidence = both / (this.holders.get(holds) ?? both);
        const lift = (confidence * this.customers) / (this.holders.get(also) ?? both);
        if (both < least || lift < leastLift) continue;
        rules.push({ holds, also, support: both / this.customers, confidence, lift });
      }
    }
    return rules.sort((a, b) => b.lift - a.lift || b.support - a.support || compare(keyOf(a), keyOf(b)));
  }
}

const keyOf = ({ holds, also }: AffinityRule) => `${holds}\u0000${also}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The product most likely to follow from what is held, and the rule that says so: of those that `may` follow the
 * surest, of equals the first. Null: no rule speaks of this customer.
 */
export function likelyNext(
  held: readonly string[],
  rules: readonly AffinityRule[],
  may: (product: string) => boolean = () => true,
): AffinityRule | null {
  const holds = new Set(held);
  let best: AffinityRule | null = null;
  for (const rule of rules) {
    if (!holds.has(rule.holds) || holds.has(rule.also)) continue;
    if ((best === null || rule.confidence > best.confidence) && may(rule.also)) best = rule;
  }
  return best;
}
