import type { OfferValue } from '../../offer/offer-value.js';
import type { ArbitrationRules } from '../rules/arbitration-rules.js';
import type { Score } from '../score.js';
import { type Counts, posteriorOf } from './counts.js';
import type { Action } from './thompson.js';

/** What was gathered of an action: decayed counts, those of the days that count, and the mean of its group. */
export type Gathered = {
  readonly counts: Pick<Counts, 'shows' | 'acceptances'>;
  readonly recent: Pick<Counts, 'shows' | 'acceptances'>;
  readonly mean: number;
};

/** P·V as a line of the chance: null where no chance of acceptance is in it. */
function lineOf(value: OfferValue): { readonly slope: number; readonly offset: number } | null {
  if (typeof value === 'number') return { slope: value, offset: 0 };
  if (value.kind === 'fixed') return { slope: value.amount, offset: 0 };
  if (value.kind === 'retention') return null;
  const { margin, incentive, contactCost, chanceOtherwise } = value;
  return { slope: margin - incentive, offset: -(chanceOtherwise * margin + contactCost) };
}

/**
 * A candidate as an action that may be explored: its priority as a function of the chance of acceptance, C and L as they
 * were scored. P·V = p₁·(m − δ) − p₀·m − c is a line in p₁. What has no such chance, earns no more the likelier it is, was
 * never counted, or is worth the least the rules allow, is certain.
 */
export function actionOf(
  id: string,
  value: OfferValue,
  { v, c, l, priority }: Score,
  gathered: Gathered | null,
  { propensity, clamps }: Pick<ArbitrationRules, 'propensity' | 'clamps'>,
): Action {
  const line = lineOf(value);
  const isCertain = line === null || line.slope <= 0 || v <= clamps.value.least;
  if (isCertain || gathered === null) return { id, posterior: null, slope: 0, offset: priority };
  const posterior = posteriorOf(gathered.counts, gathered.mean, propensity);
  return { id, posterior, slope: c * l * line.slope, offset: c * l * line.offset };
}
