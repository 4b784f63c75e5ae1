import { type Bins, binCount, binOf, quantileBins } from '../scorecard/bins.js';
import { type Scorecard, scorer } from '../scorecard/scorecard.js';
import type { Example } from '../scorecard/train.js';
import { smoothedShares, stabilityIndex } from '../scorecard/weight-of-evidence.js';
import type { DriftReference } from './churn-card.js';
import type { ChurnPlan } from './churn-plan.js';

/** Into how many parts the scores of the reference are cut. */
const SCORE_BINS = 10;

export const DRIFT_WORDS = ['STEADY', 'WATCH', 'ACT'] as const;
export type DriftWord = (typeof DRIFT_WORDS)[number];
/** How far one attribute, or the score, has moved: the population stability index and what it calls for. */
export type Drifted = { readonly name: string; readonly index: number; readonly word: DriftWord };
export type DriftReport = {
  readonly reference: number;
  readonly customers: number;
  readonly score: Drifted;
  readonly attributes: readonly Drifted[];
  /** The worst of them all. */
  readonly word: DriftWord;
};

function counts(bins: Bins, values: readonly Example['values'][string][]): readonly number[] {
  const counted = new Array<number>(binCount(bins)).fill(0);
  for (const value of values) {
    const bin = binOf(bins, value);
    counted[bin] = (counted[bin] ?? 0) + 1;
  }
  return counted;
}

const column = (examples: readonly Example[], name: string) => examples.map(({ values }) => values[name] ?? null);

function attributeCounts(card: Scorecard, examples: readonly Example[]): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(card.attributes.map(({ name, bins }) => [name, counts(bins, column(examples, name))]));
}

/** The reference that later bases are held to: `stayed` are the customers a scorecard scores, at the time of training. */
export function driftReference(card: Scorecard, stayed: readonly Example[]): DriftReference {
  const read = scorer(card);
  const scores = stayed.map(({ values }) => read(values).score);
  const bins = quantileBins(scores, SCORE_BINS);
  const scoreCuts = bins.kind === 'cuts' ? bins.cuts : [];
  return {
    customers: stayed.length,
    attributes: attributeCounts(card, stayed),
    scoreCuts,
    score: counts({ kind: 'cuts', cuts: scoreCuts }, scores),
  };
}

function word(index: number, { watch, act }: ChurnPlan['drift']): DriftWord {
  if (index >= act) return 'ACT';
  return index >= watch ? 'WATCH' : 'STEADY';
}

const worst = (words: readonly DriftWord[]): DriftWord =>
  DRIFT_WORDS.findLast((one) => words.includes(one)) ?? 'STEADY';

/** How far the base has moved from the reference: the index over the same bins, shares smoothed alike (methods.md section 10). */
export function driftReport(
  card: Scorecard,
  reference: DriftReference,
  stayed: readonly Example[],
  marks: ChurnPlan['drift'],
): DriftReport {
  const read = scorer(card);
  const drifted = (name: string, then: readonly number[], now: readonly number[]): Drifted => {
    const index = stabilityIndex(smoothedShares(then), smoothedShares(now));
    return { name, index, word: word(index, marks) };
  };
  const scores = stayed.map(({ values }) => read(values).score);
  const score = drifted('score', reference.score, counts({ kind: 'cuts', cuts: reference.scoreCuts }, scores));
  const attributes = Object.entries(attributeCounts(card, stayed)).map(([name, now]) =>
    drifted(name, reference.attributes[name] ?? [], now),
  );
  const words = [score, ...attributes].map((one) => one.word);
  return { reference: reference.customers, customers: stayed.length, score, attributes, word: worst(words) };
}
