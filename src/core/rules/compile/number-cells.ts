const bits = new DataView(new ArrayBuffer(8));

/** The least number greater than `value`; infinity stays. With it `x <= t` and `x = t` become bounds `x < u`. */
export function nextUp(value: number): number {
  if (Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  const whole = bits.getBigInt64(0);
  bits.setBigInt64(0, value > 0 ? whole + 1n : whole - 1n);
  return bits.getFloat64(0);
}

/** The bounds that set each of the thresholds apart as a cell of its own, ascending. */
export function boundsAround(thresholds: readonly number[]): readonly number[] {
  const bounds = new Set(thresholds.flatMap((threshold) => [threshold, nextUp(threshold)]));
  return [...bounds].sort((a, b) => a - b);
}

/** Buckets of equal width between the outermost bounds; a power of two, so that a bucket is a byte. */
const BUCKETS = 256;
export const LAST_BUCKET = BUCKETS - 1;

/**
 * The number line cut at `bounds`: interval `i` holds the numbers with exactly `i` bounds at or below them. A number's
 * bucket says where to begin, and then at most its bucket's bounds are passed one by one.
 */
export class NumberCells {
  /** One more than given: the last is no number, so that a search ends there. */
  readonly bounds: Float64Array;
  /** By bucket, how many bounds lie in the buckets before it. */
  readonly first = new Uint16Array(BUCKETS);
  readonly lowest: number;
  /** Buckets a unit; 0 where there is but one. */
  readonly scale: number;

  /** `codes[i]` is the code of interval `i`: one more than there are bounds. */
  constructor(
    bounds: readonly number[],
    readonly codes: Uint8Array,
  ) {
    this.bounds = Float64Array.from([...bounds, Number.NaN]);
    this.lowest = bounds[0] ?? 0;
    const width = (bounds.at(-1) ?? 0) - this.lowest;
    this.scale = width > 0 && Number.isFinite(width) ? Math.min(LAST_BUCKET / width, Number.MAX_VALUE) : 0;
    const buckets = bounds.map((bound) => this.bucket(bound));
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      this.first[bucket] = buckets.filter((other) => other < bucket).length;
    }
  }

  /** Never falls while the number rises: a bound in an earlier bucket is therefore below the number. */
  private bucket(value: number): number {
    const bucket = (value - this.lowest) * this.scale;
    if (!(bucket > 0)) return 0;
    return bucket < LAST_BUCKET ? Math.trunc(bucket) : LAST_BUCKET;
  }

  /** The code of a number that is not NaN. */
  code(value: number): number {
    const { bounds } = this;
    let at = this.first[this.bucket(value)] ?? 0;
    while ((bounds[at] as number) <= value) at += 1;
    return this.codes[at] as number;
  }
}
