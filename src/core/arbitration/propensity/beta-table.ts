import { type Beta, betaCdf, oddsDensity } from './beta.js';

/** A step of the table in local lengths of the distribution: a polynomial of degree five between two is good to some 1e-9 of it. */
const STEP = 0.18;
/** What is left out at either end. */
const TAIL = 1e-13;
/** Gauss-Legendre with five points on [0, 1]: an integral over one step keeps all digits. */
const NODES = [
  [0.046_910_077_030_668, 0.118_463_442_528_094_5],
  [0.230_765_344_947_158_5, 0.239_314_335_249_683_2],
  [0.5, 0.284_444_444_444_444_4],
  [0.769_234_655_052_841_5, 0.239_314_335_249_683_2],
  [0.953_089_922_969_332, 0.118_463_442_528_094_5],
] as const;

/** d ln density ÷ dt, and how fast it turns. */
function turnsAt({ alpha, beta }: Beta, t: number): { readonly slope: number; readonly rate: number } {
  const x = 1 / (1 + Math.exp(-t));
  const slope = alpha - (alpha + beta) * x;
  const bend = (alpha + beta) * x * (1 / (1 + Math.exp(t)));
  // What the logarithm of the density does within a step: its slope, its bend, and what comes after that.
  return { slope, rate: Math.max(Math.abs(slope), Math.sqrt(bend), bend ** (1 / 6)) };
}

/** Log-odds from the top of the distribution outwards until less than the tail lies beyond; a logarithm of the density is concave. */
function outwards(of: Beta, direction: 1 | -1): readonly number[] {
  const found: number[] = [];
  let t = Math.log(of.alpha / of.beta);
  for (;;) {
    const { slope, rate } = turnsAt(of, t);
    if (found.length > 0 && oddsDensity(of, t) < TAIL * Math.abs(slope)) return found;
    t += (direction * STEP) / rate;
    found.push(t);
  }
}

/**
 * A chance's distribution over its log-odds as a table, to be asked again and again: between two entries the polynomial of
 * degree five that has the function, its slope and its bend at both. Off by less than 1e-8 of the chance below, and nowhere
 * by more than 1e-9 of one (tested against the continued fraction).
 */
export class BetaTable {
  /** Where the entries are, ascending; less than 1e-13 lies beyond either end. */
  readonly odds: Float64Array;
  private readonly chances: Float64Array;
  private readonly densities: Float64Array;
  private readonly bends: Float64Array;

  constructor(private readonly of: Beta) {
    const top = Math.log(of.alpha / of.beta);
    this.odds = Float64Array.from([...outwards(of, -1).toReversed(), top, ...outwards(of, 1)]);
    this.densities = this.odds.map((t) => oddsDensity(of, t));
    this.bends = this.densities.map((density, index) => density * turnsAt(of, this.odds[index] ?? 0).slope);
    this.chances = new Float64Array(this.odds.length);
    const [first = 0] = this.odds;
    this.chances[0] = betaCdf(of, 1 / (1 + Math.exp(-first)));
    for (let index = 1; index < this.odds.length; index += 1) {
      this.chances[index] = (this.chances[index - 1] ?? 0) + this.mass(index);
    }
  }

  /** The log-odds of an entry below which the chance lies with probability u, about. */
  near(u: number): number {
    return this.odds[Math.min(this.odds.length - 1, firstAbove(this.chances, u))] ?? 0;
  }

  density(t: number): number {
    return oddsDensity(this.of, t);
  }

  /** The chance that the log-odds are t or less. */
  below(t: number): number {
    const { odds, chances, densities, bends } = this;
    const at = firstAbove(odds, t);
    if (at === 0) return 0;
    if (at === odds.length) return 1;
    const h = (odds[at] ?? 0) - (odds[at - 1] ?? 0);
    const s = (t - (odds[at - 1] ?? 0)) / h;
    const [y, d, b] = [chances[at - 1] ?? 0, (densities[at - 1] ?? 0) * h, ((bends[at - 1] ?? 0) * h * h) / 2];
    const rise = (chances[at] ?? 0) - y - d - b;
    const slope = (densities[at] ?? 0) * h - d - 2 * b;
    const bend = ((bends[at] ?? 0) * h * h) / 2 - b;
    const [third, fourth, fifth] = [
      10 * rise - 4 * slope + bend,
      7 * slope - 15 * rise - 2 * bend,
      6 * rise - 3 * slope + bend,
    ];
    return y + s * (d + s * (b + s * (third + s * (fourth + s * fifth))));
  }

  private mass(index: number): number {
    const [from, to] = [this.odds[index - 1] ?? 0, this.odds[index] ?? 0];
    return (to - from) * NODES.reduce((sum, [at, weight]) => sum + weight * this.density(from + at * (to - from)), 0);
  }
}

/** The first entry above a value; as many as there are if none is. */
function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
