/** The distribution of a chance after α − 1 successes and β − 1 failures; both above 0. */
export type Beta = { readonly alpha: number; readonly beta: number };

/** Lanczos' approximation of the gamma function with g = 7 and nine terms; about 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  const x = z - 1;
  let sum = LANCZOS[0] ?? 0;
  for (let index = 1; index < LANCZOS.length; index += 1) sum += (LANCZOS[index] ?? 0) / (x + index);
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** −ln B(α, β) of those that were asked for, which are asked for again and again. */
const LOG_SCALES = new WeakMap<Beta, number>();

function logScaleOf(of: Beta): number {
  const known = LOG_SCALES.get(of);
  if (known !== undefined) return known;
  const scale = logGamma(of.alpha + of.beta) - logGamma(of.alpha) - logGamma(of.beta);
  LOG_SCALES.set(of, scale);
  return scale;
}

/** ln of x^α·(1−x)^β ÷ B(α, β), with x given by its log-odds t: the density of t. Good at any distance from 0. */
function logDensityAtOdds(of: Beta, t: number): number {
  const rest = Math.log1p(Math.exp(-Math.abs(t)));
  const [logX, logRest] = t < 0 ? [t - rest, -rest] : [-rest, -t - rest];
  return of.alpha * logX + of.beta * logRest + logScaleOf(of);
}

/** Density of the log-odds of the chance: smooth, with one top, whatever α and β. */
export function oddsDensity(of: Beta, t: number): number {
  return Math.exp(logDensityAtOdds(of, t));
}

/** Two steps of a double from 1: nearer than that a quotient of roundings need never come. */
const [TINY, PRECISE, MOST_TERMS] = [1e-300, 5e-16, 10_000];
const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method; quick for x below the mean. */
function fraction({ alpha, beta }: Beta, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((alpha + beta) * x) / (alpha + 1));
  let product = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const at = alpha + 2 * m;
    const even = (m * (beta - m) * x) / ((at - 1) * at);
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / (at * (at + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISE) break;
  }
  return product;
}

/** The chance that the chance is x or less: the regularised incomplete beta function I_x(α, β). */
export function betaCdf(of: Beta, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const { alpha, beta } = of;
  const front = Math.exp(logDensityAtOdds(of, Math.log(x) - Math.log1p(-x)));
  // I_x(α, β) = 1 − I_(1−x)(β, α): beyond the mean the other side is quicker.
  if (x > (alpha + 1) / (alpha + beta + 2)) return 1 - (front * fraction({ alpha: beta, beta: alpha }, 1 - x)) / beta;
  return (front * fraction({ alpha, beta }, x)) / alpha;
}

const chanceAt = (odds: number) => 1 / (1 + Math.exp(-odds));

/** Wide enough for any chance a double can tell from 0 and 1. */
const FURTHEST_ODDS = 700;

/** The log-odds t such that the chance is below them with probability u: Newton's steps, halving where they lead out. */
export function oddsQuantile(of: Beta, u: number): number {
  let [low, high] = [-FURTHEST_ODDS, FURTHEST_ODDS];
  let t = Math.log(of.alpha / of.beta);
  for (let step = 0; step < 200 && high - low > 1e-13 * Math.max(1, Math.abs(t)); step += 1) {
    const over = betaCdf(of, chanceAt(t)) - u;
    if (over === 0) return t;
    if (over > 0) high = t;
    else low = t;
    const next = t - over / oddsDensity(of, t);
    if (Math.abs(next - t) <= 1e-15 * Math.abs(t)) return next;
    t = next > low && next < high ? next : (low + high) / 2;
  }
  return t;
}

/** The chance below which the chance lies with probability u, 0 < u < 1: the inverse of `betaCdf`. */
export function betaQuantile(of: Beta, u: number): number {
  return chanceAt(oddsQuantile(of, u));
}
