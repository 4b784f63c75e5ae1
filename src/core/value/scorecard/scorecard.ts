import { type AttributeValue, type Bins, binOf } from './bins.js';

/** One attribute of a trained scorecard: its bins with their weight of evidence, and its slope for the log-odds of churn. */
export type ScoredAttribute = {
  readonly name: string;
  readonly bins: Bins;
  readonly weights: readonly number[];
  readonly slope: number;
};

/** `atOdds` points mean odds of `odds` to one that the customer stays; `doubling` more points double the odds. */
export type ScoreScale = { readonly atOdds: number; readonly odds: number; readonly doubling: number };

/** A trained model. Slopes are negative: a safer bin never raises the chance of churn. */
export type Scorecard = {
  readonly intercept: number;
  readonly attributes: readonly ScoredAttribute[];
  readonly scale: ScoreScale;
};

/** An attribute that costs points: how many fewer than its best bin gives. */
export type ReasonCode = { readonly attribute: string; readonly bin: number; readonly lost: number };

export type ChurnReading = {
  /** Chance of churn, of one. */
  readonly chance: number;
  /** Higher is safer; rounded once, here. */
  readonly score: number;
  /** What costs most first. */
  readonly reasons: readonly ReasonCode[];
};

/** methods.md section 10: factor = PDO ÷ ln 2, offset = S₀ − factor · ln(odds₀). */
export function scaleOf({ atOdds, odds, doubling }: ScoreScale): { readonly factor: number; readonly offset: number } {
  const factor = doubling / Math.LN2;
  return { factor, offset: atOdds - factor * Math.log(odds) };
}

/** score = offset + factor · ln((1 − p) ÷ p), not rounded. */
export function scoreAt(chance: number, scale: ScoreScale): number {
  const { factor, offset } = scaleOf(scale);
  return offset + factor * Math.log((1 - chance) / chance);
}

/** The points of one attribute's bins: offset ÷ n − factor · (slope · weight + intercept ÷ n). They add up to the score. */
export function pointsOf({ intercept, attributes, scale }: Scorecard): readonly (readonly number[])[] {
  const { factor, offset } = scaleOf(scale);
  const n = attributes.length;
  return attributes.map(({ weights, slope }) =>
    weights.map((weight) => offset / n - factor * (slope * weight + intercept / n)),
  );
}

/** A function that reads one customer after another: `values` by the attribute's name, missing where there is none. */
export function scorer(card: Scorecard): (values: Readonly<Record<string, AttributeValue>>) => ChurnReading {
  const points = pointsOf(card);
  const best = points.map((bins) => Math.max(...bins));
  return (values) => {
    const reasons: ReasonCode[] = [];
    let logOdds = card.intercept;
    let total = 0;
    for (const [at, { name, bins, weights, slope }] of card.attributes.entries()) {
      const bin = binOf(bins, values[name] ?? null);
      const own = points[at]?.[bin] ?? 0;
      logOdds += slope * (weights[bin] ?? 0);
      total += own;
      const lost = (best[at] ?? own) - own;
      if (lost > 0) reasons.push({ attribute: name, bin, lost });
    }
    reasons.sort((a, b) => b.lost - a.lost || (a.attribute < b.attribute ? -1 : 1));
    return { chance: 1 / (1 + Math.exp(-logOdds)), score: Math.round(total), reasons };
  };
}
