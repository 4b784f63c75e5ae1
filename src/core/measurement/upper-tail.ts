/** Lanczos, g = 7, nine terms: about fifteen digits. */
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
] as const;
const ENOUGH = 1e-16;
const MOST_STEPS = 10_000;
/** In the place of a zero in a continued fraction. */
const TINY = 1e-300;

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  const [first, ...rest] = LANCZOS;
  const below = x - 1;
  const sum = rest.reduce<number>((total, term, index) => total + term / (below + index + 1), first);
  const t = below + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (below + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** P(a, x) by its series: good for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < MOST_STEPS && term > sum * ENOUGH; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - lnGamma(a));
}

/** Q(a, x) by its continued fraction (Lentz): good for x ≥ a + 1, and exact far out, where 1 − P would be noise. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const an = step * (a - step);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH * 10) break;
  }
  return fraction * Math.exp(a * Math.log(x) - x - lnGamma(a));
}

/** The chance of a χ² of `df` degrees of freedom at least this large; for df = 1 that is erfc(√(χ²/2)). */
export function chiSquareTail(chiSquare: number, df: number): number {
  if (chiSquare <= 0) return 1;
  const [a, x] = [df / 2, chiSquare / 2];
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
