/** Values kept at most; above it every second one is let go. Even: so that halving keeps the spacing. */
const KEPT = 8_192;

/**
 * Numbers of a stream, exact up to `KEPT` and then every 2nd, 4th, 8th ... one: customers come in order of the hash of
 * their id, so any even spacing is a sample. No chance: the same stream gives the same answer, in constant memory.
 */
export class Quantiles {
  private kept: number[] = [];
  private every = 1;
  private seen = 0;
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;
  private sum = 0;

  add(value: number): void {
    if (this.seen % this.every === 0) this.keep(value);
    this.seen += 1;
    this.sum += value;
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  get count(): number {
    return this.seen;
  }

  get mean(): number {
    return this.sum / this.seen;
  }

  /** The values at these shares (0 to 1); the ends are the least and the greatest seen. Throws where nothing was. */
  at(shares: readonly number[]): readonly number[] {
    if (this.seen === 0) throw new Error('no values, no quantiles');
    const sorted = Float64Array.from(this.kept).sort();
    return shares.map((share) => {
      if (share <= 0) return this.least;
      if (share >= 1) return this.most;
      return sorted[Math.floor(share * (sorted.length - 1))] ?? this.most;
    });
  }

  private keep(value: number): void {
    if (this.kept.length === KEPT) {
      this.kept = this.kept.filter((_value, index) => index % 2 === 0);
      this.every *= 2;
      if (this.seen % this.every !== 0) return;
    }
    this.kept.push(value);
  }
}
