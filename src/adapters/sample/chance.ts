import { fnv1a32 } from '../../core/kit/hash.js';

const utf8 = new TextEncoder();

/** A topic of its own number stream, so that one more draw about devices leaves every complaint as it was. */
export function topicOf(name: string): number {
  return fnv1a32(utf8.encode(name));
}

/** MurmurHash3's finaliser: every bit of the input moves about half of the bits of the answer. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Things with weights, prepared once: a draw picks one in proportion to its weight. */
export type Weighed<T> = { readonly things: readonly T[]; readonly upTo: readonly number[]; readonly total: number };

export function weighed<T>(pairs: readonly (readonly [T, number])[]): Weighed<T> {
  let total = 0;
  const upTo = pairs.map(([, weight]) => {
    total += weight;
    return total;
  });
  if (!(total > 0)) throw new Error('nothing to choose from');
  return { things: pairs.map(([thing]) => thing), upTo, total };
}

/**
 * Chance that can be had again: the same seed, index and topic draw the same numbers on every machine, and no other
 * index is needed for them (sfc32, C. Doty-Humphrey; 32-bit integers throughout).
 */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare: number | null = null;

  constructor(seed: number, index: number, topic: number) {
    // An index may pass 32 bits: both halves count.
    const low = mixed(index >>> 0) ^ Math.imul(Math.floor(index / 2 ** 32) + 1, 0x9e3779b9);
    this.a = mixed(seed ^ 0x5bd1e995);
    this.b = mixed(low ^ this.a);
    this.c = mixed(topic ^ this.b);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** 0 up to, and without, 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  happens(chance: number): boolean {
    return this.next() < chance;
  }

  /** A whole number from `least` to `most`, both of them among the answers. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  one<T>(things: readonly T[]): T {
    const thing = things[Math.floor(this.next() * things.length)];
    if (thing === undefined) throw new Error('nothing to choose from');
    return thing;
  }

  pick<T>({ things, upTo, total }: Weighed<T>): T {
    const at = this.next() * total;
    const index = upTo.findIndex((edge) => at < edge);
    const thing = things[index < 0 ? things.length - 1 : index];
    if (thing === undefined) throw new Error('nothing to choose from');
    return thing;
  }

  /** Standard normal, by the polar method: two at a time. */
  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * this.next() - 1, 2 * this.next() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }

  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** How often something of this mean happens; for small means. */
  times(mean: number): number {
    const stop = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > stop && count < 1_000) {
      product *= this.next();
      count += 1;
    }
    return count;
  }
}
