import type { Beta } from './beta.js';
import { BetaTable } from './beta-table.js';

/**
 * An action whose score is `slope` × chance + `offset`, the chance being known as a distribution; null is an action
 * whose score is `offset`, for certain.
 */
export type Arm = { readonly posterior: Beta | null; readonly slope: number; readonly offset: number };

/** Tables are worth keeping: the same distributions come again and again. */
export type TableOf = (of: Beta) => BetaTable;

type Sampled = Arm & { readonly posterior: Beta };

const isSampled = (arm: Arm): arm is Sampled => arm.posterior !== null && arm.slope > 0;

/** The error of a piece of an integral, absolute and of the piece. */
const [ERROR, RELATIVE_ERROR] = [1e-10, 1e-8];
/** Pieces at first, about; a product so small adds nothing. */
const [PIECES, NOTHING] = [32, 1e-13];
/** How often a piece is halved at most. */
const DEEPEST = 16;
/** Where a distribution turns: an integral begins with pieces between these marks of all that is in it. */
const MARKS = [1e-6, 0.01, 0.5, 0.99, 1 - 1e-6];

type Piece = { readonly a: number; readonly b: number; readonly fa: number; readonly fm: number; readonly fb: number };

const simpson = ({ a, b, fa, fm, fb }: Piece) => ((b - a) / 6) * (fa + 4 * fm + fb);

/** Simpson's rule, halving a piece until its halves add up to it. */
function refined(f: (t: number) => number, piece: Piece, whole: number, depth: number): number {
  const { a, b, fa, fm, fb } = piece;
  const middle = (a + b) / 2;
  const left = { a, b: middle, fa, fm: f((a + middle) / 2), fb: fm };
  const right = { a: middle, b, fa: fm, fm: f((middle + b) / 2), fb };
  const [leftSum, rightSum] = [simpson(left), simpson(right)];
  const off = leftSum + rightSum - whole;
  const enough = Math.abs(off) <= 15 * (ERROR + RELATIVE_ERROR * Math.abs(whole));
  if (depth >= DEEPEST || enough) return leftSum + rightSum + off / 15;
  return refined(f, left, leftSum, depth + 1) + refined(f, right, rightSum, depth + 1);
}

/** Over the pieces between bounds that ascend. */
function integral(f: (t: number) => number, bounds: readonly number[]): number {
  return bounds.slice(1).reduce((sum, b, index) => {
    const a = bounds[index] ?? b;
    if (!(b > a)) return sum;
    const piece = { a, b, fa: f(a), fm: f((a + b) / 2), fb: f(b) };
    return sum + refined(f, piece, simpson(piece), 0);
  }, 0);
}

const scoreAt = ({ slope, offset }: Arm, chance: number) => slope * chance + offset;

/** The log-odds of the chance at which an arm scores so much; beyond both ends where no chance does. */
function oddsOf({ slope, offset }: Sampled, score: number): number {
  const chance = (score - offset) / slope;
  if (chance <= 0) return Number.NEGATIVE_INFINITY;
  return chance >= 1 ? Number.POSITIVE_INFINITY : Math.log(chance / (1 - chance));
}

/**
 * The log-odds at which a rival scores what an arm scores at t. From both ends: near 0 and near 1 a score alone would have
 * no digits left.
 */
function rivalOdds({ slope, offset }: Sampled, rival: Sampled, t: number): number {
  const ahead = offset - rival.offset;
  const over = slope / (1 + Math.exp(-t)) + ahead;
  const under = rival.slope - slope + slope / (1 + Math.exp(t)) - ahead;
  if (over <= 0) return Number.NEGATIVE_INFINITY;
  return under <= 0 ? Number.POSITIVE_INFINITY : Math.log(over / under);
}

/** An arm with its table, and the scores at which its draw turns. */
type Marked = {
  readonly arm: Sampled;
  readonly table: BetaTable;
  readonly scores: readonly number[];
  readonly most: number;
};

/** Bounds that lie no closer than so; the first and the last stay. */
function thinned(bounds: readonly number[], apart: number): readonly number[] {
  const last = bounds.at(-1) ?? 0;
  const kept: number[] = [];
  for (const bound of bounds.slice(0, -1)) {
    if (kept.length === 0 || (bound - (kept.at(-1) ?? 0) >= apart && last - bound >= apart)) kept.push(bound);
  }
  return [...kept, last];
}

const chanceAt = (odds: number) => 1 / (1 + Math.exp(-odds));

function marked(arm: Sampled, table: BetaTable): Marked {
  const scoreOf = (odds: number) => scoreAt(arm, chanceAt(odds));
  const scores = MARKS.map((mark) => scoreOf(table.near(mark)));
  return { arm, table, scores, most: scoreOf(table.odds.at(-1) ?? 0) };
}

/** ∫ density of this arm's draw × the chance that all others' draws score less, over the log-odds of its chance. */
function largest({ arm, table, scores }: Marked, others: readonly Marked[], certain: number): number {
  const from = Math.max(table.odds[0] ?? 0, oddsOf(arm, certain));
  const to = table.odds.at(-1) ?? 0;
  const turns = [...scores, ...others.flatMap((other) => other.scores)].map((score) => oddsOf(arm, score));
  const within = turns.filter((t) => t > from && t < to).sort((a, b) => a - b);
  // Who cannot reach what this arm scores at the least takes no part.
  const least = scoreAt(arm, chanceAt(from));
  const rivals = others.filter(({ most }) => most > least);
  return integral(
    (t) => {
      let chance = table.density(t);
      for (const rival of rivals) {
        if (chance < NOTHING) return 0;
        chance *= rival.table.below(rivalOdds(arm, rival.arm, t));
      }
      return chance;
    },
    thinned([from, ...within, to], (to - from) / PIECES),
  );
}

/**
 * The chance of an arm that of one draw each its own scores highest, by quadrature over the log-odds of its chance; those
 * of all arms add up to 1. Of arms that are certain, the first of the highest alone can win. Off by 1e-7 at most,
 * where α and β are a half or more: below that chances lie nearer to 0 or 1 than numbers do.
 */
export function chanceOfLargest(
  arms: readonly Arm[],
  index: number,
  tableOf: TableOf = (of) => new BetaTable(of),
): number {
  const arm = arms[index];
  if (arm === undefined) return 0;
  if (arms.length === 1) return 1;
  const certain = arms.reduce((most, one) => (isSampled(one) ? most : Math.max(most, one.offset)), -Infinity);
  const others = arms.filter((one) => one !== arm && isSampled(one)) as readonly Sampled[];
  const withTable = (one: Sampled) => marked(one, tableOf(one.posterior));
  if (isSampled(arm)) return largest(withTable(arm), others.map(withTable), certain);
  if (index !== arms.findIndex((one) => !isSampled(one) && one.offset === certain)) return 0;
  return others.reduce((chance, other) => chance * tableOf(other.posterior).below(oddsOf(other, certain)), 1);
}
