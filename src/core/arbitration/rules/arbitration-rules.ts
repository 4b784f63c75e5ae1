import type { Purpose } from '../../customer/consent.js';
import type { Influencer } from './influencer.js';

/** Both ends belong to it. */
export type Range = { readonly least: number; readonly most: number };

/** How chances are estimated from what was shown and accepted (methods.md section 11). */
export type PropensityRules = {
  /** κ: how many shows the mean of the group counts for. */
  readonly groupWeight: number;
  /** Shows and acceptances count half after so many days. */
  readonly halfLifeDays: number;
};

/** Thompson sampling, where it is used at all. */
export type ExplorationRules = {
  readonly used: boolean;
  /** The part of decisions that explore, 0..1. */
  readonly share: number;
  /** What an action must have gathered within `days` before its own record counts when exploiting. */
  readonly enough: { readonly shows: number; readonly acceptances: number; readonly days: number };
};

/** `rules/arbitration.json`, as read. */
export type ArbitrationRules = {
  /** What P and C are where nobody says. */
  readonly defaults: { readonly propensity: number; readonly context: number };
  readonly clamps: { readonly lever: Range; readonly value: { readonly least: number } };
  /** Who is worth a contact: V above this, in minor units; not asked of the exempt purposes. */
  readonly treat: { readonly valueAbove: number; readonly exempt: readonly Purpose[] };
  /** Percent points by lever; a lever that is not named has none. */
  readonly levers: Readonly<Record<string, number>>;
  readonly influencers: readonly Influencer[];
  readonly propensity: PropensityRules;
  readonly exploration: ExplorationRules;
};

/** Where there is no file: value decides, and nothing pushes. */
export const PLAIN_ARBITRATION: ArbitrationRules = {
  defaults: { propensity: 1, context: 1 },
  clamps: { lever: { least: 1, most: 1 }, value: { least: 0 } },
  treat: { valueAbove: 0, exempt: ['service'] },
  levers: {},
  influencers: [],
  propensity: { groupWeight: 100, halfLifeDays: 90 },
  exploration: { used: false, share: 0, enough: { shows: 0, acceptances: 0, days: 1 } },
};
