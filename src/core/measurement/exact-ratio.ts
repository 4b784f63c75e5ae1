import { lnGamma } from './upper-tail.js';

/** Outcomes that are looked through one by one; beyond it each arm is held against the rest. */
const MOST_OUTCOMES = 300_000;
/** Two outcomes whose logarithms differ by less are equally likely. */
const TIE = 1e-7;

const lnFactorial = (n: number) => lnGamma(n + 1);
/** 0 · ln 0 is 0: what cannot happen and did not. */
const times = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(share));

/** ln of the chance of exactly these counts. */
function lnChance(counts: readonly number[], shares: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (sum, count, arm) => sum - lnFactorial(count) + times(count, shares[arm] ?? 0),
    lnFactorial(all),
  );
}

/** The chance of an outcome at most as likely as this one: k of n units with share p. */
function binomial(k: number, n: number, p: number): number {
  const limit = lnChance([k, n - k], [p, 1 - p]) + TIE;
  let sum = 0;
  for (let count = 0; count <= n; count += 1) {
    const ln = lnChance([count, n - count], [p, 1 - p]);
    if (ln <= limit) sum += Math.exp(ln);
  }
  return Math.min(1, sum);
}

/** Every way to share `n` among `arms`. */
function* sharings(n: number, arms: number): Generator<readonly number[]> {
  if (arms === 1) {
    yield [n];
    return;
  }
  for (let count = 0; count <= n; count += 1) {
    for (const rest of sharings(n - count, arms - 1)) yield [count, ...rest];
  }
}

function multinomial(observed: readonly number[], shares: readonly number[], n: number): number {
  const limit = lnChance(observed, shares) + TIE;
  let sum = 0;
  for (const counts of sharings(n, observed.length)) {
    const ln = lnChance(counts, shares);
    if (ln <= limit) sum += Math.exp(ln);
  }
  return Math.min(1, sum);
}

/**
 * p of a sample ratio where χ² does not hold: the chance of all outcomes at most as likely as the one observed. With many
 * units in three or more arms each arm is held against the rest, times the number of arms (Bonferroni): never too small.
 */
export function exactRatio(observed: readonly number[], shares: readonly number[]): number {
  const n = observed.reduce((sum, count) => sum + count, 0);
  const arms = observed.length;
  if (arms === 2) return binomial(observed[0] ?? 0, n, shares[0] ?? 0);
  const outcomes = Math.exp(lnFactorial(n + arms - 1) - lnFactorial(n) - lnFactorial(arms - 1));
  if (outcomes <= MOST_OUTCOMES) return multinomial(observed, shares, n);
  const each = observed.map((count, arm) => binomial(count, n, shares[arm] ?? 0));
  return Math.min(1, arms * Math.min(...each));
}
