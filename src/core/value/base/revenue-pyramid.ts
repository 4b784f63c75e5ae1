/** One customer's place in the pyramid of a local network: rank 1 brings most; `share` is what they and all above bring, of one. */
export type PyramidPlace = { readonly rank: number; readonly share: number };

/**
 * A local network's customers by revenue, from the top: `revenues` descending, `sums` what comes in down to there. Equal
 * revenues share the best rank among them and the share of them all, so that the order of reading does not matter.
 */
export class RevenuePyramid {
  private readonly revenues: Float64Array;
  private readonly sums: Float64Array;

  /** Minor units; what is not positive brings nothing, and stands at the end. */
  constructor(revenues: Iterable<number>) {
    this.revenues = Float64Array.from(revenues).sort().reverse();
    let sum = 0;
    this.sums = this.revenues.map((revenue) => {
      sum += Math.max(revenue, 0);
      return sum;
    });
  }

  get customers(): number {
    return this.revenues.length;
  }

  /** How many bring more than this. */
  private above(revenue: number, orEqual: boolean): number {
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
    const total = this.sums.at(-1) ?? 0;
    if (!(total > 0)) return null;
    const upTo = this.above(revenue, true);
    return { rank: this.above(revenue, false) + 1, share: (this.sums[upTo - 1] ?? 0) / total };
  }

  /** The concentration curve: at each share of the customers, from the top, the share of the revenue. */
  curve(steps: number): readonly { readonly customers: number; readonly revenue: number }[] {
    const total = this.sums.at(-1) ?? 0;
    return Array.from({ length: steps + 1 }, (_step, at) => {
      const upTo = Math.round((at * this.customers) / steps);
      return { customers: at / steps, revenue: total > 0 ? (this.sums[upTo - 1] ?? 0) / total : 0 };
    });
  }
}
