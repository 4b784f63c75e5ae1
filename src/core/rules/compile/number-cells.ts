import { countUpTo } from './cells/text-places.js';

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The least number greater than `value`; infinity stays. With it `x <= t` and `x = t` become bounds `x < u`. */
export function nextUp(value: number): number {
  if (Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  float[0] = value;
  const whole = bits[0] as bigint;
  bits[0] = value > 0 ? whole + 1n : whole - 1n;
  return float[0] as number;
}

/** The bounds that set each of the thresholds apart as a cell of its own, ascending. */
export function boundsAround(thresholds: readonly number[]): readonly number[] {
  const bounds = new Set<number>();
  for (const threshold of thresholds) bounds.add(threshold).add(nextUp(threshold));
  return [...bounds].sort((a, b) => a - b);
}

/** Buckets of equal width between the outermost bounds; a power of two, so that a bucket is a byte. */
const BUCKETS = 256;
export const LAST_BUCKET = BUCKETS - 1;
/** So many bounds of a bucket are passed one by one; more are halved. */
const MOST_PASSED = 32;

/**
 * The number line cut at `bounds`: interval `i` holds the numbers with exactly `i` bounds at or below them. A number's
 * bucket says where to begin, and then its bucket's bounds are passed one by one, or halved where they are many.
 */
export class NumberCells {
  /** One more than given: the last is no number, so that a search ends there. */
  readonly bounds: Float64Array;
  /** By bucket, how many bounds lie in the buckets before it. */
  readonly first = new Uint32Array(BUCKETS);
  readonly lowest: number;
  /** Buckets a unit; 0 where there is but one. */
  readonly scale: number;
  /** Whether no bucket has many bounds: then passing them one by one is as good as it gets. */
  readonly isShort: boolean;

  /** `codes[i]` is the code of interval `i`: one more than there are bounds. */
  constructor(
    bounds: readonly number[],
    readonly codes: Uint8Array,
  ) {
    this.bounds = Float64Array.from([...bounds, Number.NaN]);
    this.lowest = bounds[0] ?? 0;
    const width = (bounds.at(-1) ?? 0) - this.lowest;
    this.scale = width > 0 && Number.isFinite(width) ? Math.min(LAST_BUCKET / width, Number.MAX_VALUE) : 0;
    const held = new Uint32Array(BUCKETS);
    for (const bound of bounds) {
      const bucket = this.bucket(bound);
      held[bucket] = (held[bucket] ?? 0) + 1;
    }
    let below = 0;
    for (const [bucket, count] of held.entries()) {
      this.first[bucket] = below;
      below += count;
    }
    this.isShort = held.every((count) => count <= MOST_PASSED);
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
    const bucket = this.bucket(value);
    let at = this.first[bucket] ?? 0;
    if (!this.isShort) return this.codes[this.halved(value, bucket)] as number;
    while ((bounds[at] as number) <= value) at += 1;
    return this.codes[at] as number;
  }

  private halved(value: number, bucket: number): number {
    return countUpTo(this.bounds, value, this.first[bucket], this.first[bucket + 1] ?? this.bounds.length - 1);
  }
}
