import type { ExplorationRules, PropensityRules } from '../rules/arbitration-rules.js';
import type { Beta } from './beta.js';

const DAY_MS = 86_400_000;

/** How often an action was shown and accepted, older ones counting less, as they weighed at `asOf`. */
export type Counts = { readonly shows: number; readonly acceptances: number; readonly asOf: Date };

/** What counts weigh at a later instant: both × 2^(−age ÷ half-life) (methods.md section 11). */
export function decayed({ shows, acceptances, asOf }: Counts, at: Date, { halfLifeDays }: PropensityRules): Counts {
  const left = 2 ** (-(at.getTime() - asOf.getTime()) / (halfLifeDays * DAY_MS));
  return { shows: shows * left, acceptances: acceptances * left, asOf: at };
}

/**
 * The mean chance of a group of actions; null where none was ever shown. Where nobody or everybody accepted, half a one
 * is added on both sides: a chance of exactly 0 would never be shown again, and never learn.
 */
export function groupMean(group: readonly Pick<Counts, 'shows' | 'acceptances'>[]): number | null {
  const shows = group.reduce((sum, one) => sum + one.shows, 0);
  const acceptances = group.reduce((sum, one) => sum + one.acceptances, 0);
  if (shows === 0) return null;
  const certain = acceptances <= 0 || acceptances >= shows;
  return certain ? (acceptances + 0.5) / (shows + 1) : acceptances / shows;
}

/** Beta(α + s, β + n − s), where α ÷ (α + β) is the group's mean and α + β what the group weighs. */
export function posteriorOf(
  { shows, acceptances }: Pick<Counts, 'shows' | 'acceptances'>,
  mean: number,
  { groupWeight }: PropensityRules,
): Beta {
  return { alpha: groupWeight * mean + acceptances, beta: groupWeight * (1 - mean) + Math.max(0, shows - acceptances) };
}

/** The smoothed chance (s + α) ÷ (n + α + β): new actions begin at the mean of their group. */
export function meanOf({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** Whether an action has gathered enough, within the days that count, for its own record to speak when exploiting. */
export function hasEnough(
  recent: Pick<Counts, 'shows' | 'acceptances'>,
  { enough }: Pick<ExplorationRules, 'enough'>,
): boolean {
  return recent.shows >= enough.shows && recent.acceptances >= enough.acceptances;
}
