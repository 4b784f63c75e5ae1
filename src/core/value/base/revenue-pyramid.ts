/** One customer's place in the pyramid of a local network: rank 1 brings most; `share` is what they and all above bring, of one. */
export type PyramidPlace = { readonly rank: number; readonly share: number };

/** Customers of one revenue, in minor units; steps are kept from the top. */
export type PyramidStep = { readonly revenue: number; readonly customers: number };

/** Counts revenues customer by customer, in any order; memory grows with how many different ones there are. */
export class PyramidCount {
  private readonly counted = new Map<number, number>();

  add(revenue: number): void {
    this.counted.set(revenue, (this.counted.get(revenue) ?? 0) + 1);
  }

  /** From the top. */
  get steps(): readonly PyramidStep[] {
    const steps = Array.from(this.counted, ([revenue, customers]) => ({ revenue, customers }));
    return steps.sort((a, b) => b.revenue - a.revenue);
  }
}

/**
 * A local network's customers by revenue, from the top. Equal revenues share the best rank among them and the share of
 * them all, so that the order of reading does not matter. What is not positive brings nothing, and stands at the end.
 */
export class RevenuePyramid {
  /** `counts` and `sums`: customers, and what comes in, from the top down to and with this step. */
  private readonly revenues: Float64Array;
  private readonly counts: Float64Array;
  private readonly sums: Float64Array;

  /** Steps descend; one revenue is one step. */
  constructor(steps: readonly PyramidStep[]) {
    this.revenues = Float64Array.from(steps, ({ revenue }) => revenue);
    this.counts = new Float64Array(steps.length);
    this.sums = new Float64Array(steps.length);
    let [count, sum] = [0, 0];
    for (const [at, { revenue, customers }] of steps.entries()) {
      count += customers;
      sum += Math.max(revenue, 0) * customers;
      this.counts[at] = count;
      this.sums[at] = sum;
    }
  }

  get customers(): number {
    return this.counts.at(-1) ?? 0;
  }

  get total(): number {
    return this.sums.at(-1) ?? 0;
  }

  /** How many steps bring more than this, or as much. */
  private stepsAbove(revenue: number, orEqual: boolean): number {
    let [low, high] = [0, this.revenues.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.revenues[middle] ?? 0;
      if (other > revenue || (orEqual && other === revenue)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Null where nobody brings anything. */
  placeOf(revenue: number): PyramidPlace | null {
    if (!(this.total > 0)) return null;
    const above = this.counts[this.stepsAbove(revenue, false) - 1] ?? 0;
    const sum = this.sums[this.stepsAbove(revenue, true) - 1] ?? 0;
    return { rank: above + 1, share: sum / this.total };
  }

  /** What so many customers from the top bring. */
  private broughtBy(customers: number): number {
    const step = this.counts.findIndex((count) => count >= customers);
    if (step < 0) return this.total;
    const before = this.counts[step - 1] ?? 0;
    return (this.sums[step - 1] ?? 0) + (customers - before) * Math.max(this.revenues[step] ?? 0, 0);
  }

  /** The concentration curve: at each share of the customers, from the top, the share of the revenue. */
  curve(steps: number): readonly { readonly customers: number; readonly revenue: number }[] {
    return Array.from({ length: steps + 1 }, (_step, at) => {
      const upTo = Math.round((at * this.customers) / steps);
      return { customers: at / steps, revenue: this.total > 0 ? this.broughtBy(upTo) / this.total : 0 };
    });
  }
}
