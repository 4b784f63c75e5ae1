import type { ChannelName, PromptChannel, Purpose } from '../../customer/consent.js';
import type { ContactRow } from '../contact-policy.js';
import type { Refusal } from '../refusal.js';

const DAY_MS = 86_400_000;
/** After so many half-lives a contact weighs less than half a per cent of what it did. */
const FORGOTTEN_AFTER = 8;

export const ENGAGEMENTS = ['read', 'clicked', 'replied', 'accepted'] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];

/** `rules/policy/fatigue.json`: how contacts weigh on a person, how fast that passes, and what relieves it. */
export type FatigueRules = {
  readonly halfLifeDays: number;
  /** λ of the factor exp(−λF). */
  readonly lambda: number;
  /** Nobody is contacted at this pressure or above. */
  readonly stopAt: number;
  /** What is said to a customer who came to us weighs nothing unless it is given a weight. */
  readonly weights: { readonly [C in ChannelName]: number } & { readonly [P in PromptChannel]?: number };
  readonly credits: { readonly [E in Engagement]: number };
  /** Purposes that neither weigh nor are stopped. */
  readonly exempt: readonly Purpose[];
  /** Below `onTargetFrom` a person is under-contacted, from `saturatedFrom` on saturated. */
  readonly labels: { readonly onTargetFrom: number; readonly saturatedFrom: number };
};

/** Something at an instant that weighs on a person, or relieves. */
export type Weighed = { readonly at: Date; readonly weight: number };

function decayed(events: readonly Weighed[], now: Date, halfLifeDays: number): number {
  const halfLife = halfLifeDays * DAY_MS;
  return events.reduce(
    (sum, { at, weight }) => (at > now ? sum : sum + weight * 2 ** (-(now.getTime() - at.getTime()) / halfLife)),
    0,
  );
}

/** F = max(0, Σ w·2^(−age/halfLife) − Σ c·2^(−age/halfLife)) over what was until now (methods.md section 13). */
export function pressureOf(
  contacts: readonly Weighed[],
  engagements: readonly Weighed[],
  now: Date,
  halfLifeDays: number,
): number {
  return Math.max(0, decayed(contacts, now, halfLifeDays) - decayed(engagements, now, halfLifeDays));
}

/** What of a contact weighs on a person. */
export type PressedRow = Pick<ContactRow, 'customerId' | 'status' | 'at' | 'purpose' | 'channel' | 'engaged'>;

/** The pressure on one customer at an instant, from the rows of the ledger: what was given back or is only planned weighs nothing. */
export function customerPressure(
  rows: readonly PressedRow[],
  customerId: string,
  now: Date,
  { weights, credits, halfLifeDays, exempt }: FatigueRules,
): number {
  const own = rows.filter(
    ({ customerId: whose, status, purpose }) =>
      whose === customerId && status !== 'released' && status !== 'planned' && !exempt.includes(purpose),
  );
  const contacts = own.map(({ at, channel }) => ({ at, weight: weights[channel] ?? 0 }));
  const engagements = own.flatMap(({ engaged = [] }) => engaged.map(({ at, kind }) => ({ at, weight: credits[kind] })));
  return pressureOf(contacts, engagements, now, halfLifeDays);
}

/** C of the priority under pressure F: exp(−λF), 1 where there is none. */
export function fatigueFactor(pressure: number, { lambda }: Pick<FatigueRules, 'lambda'>): number {
  return Math.exp(-lambda * pressure);
}

export const FATIGUE_LABELS = ['UNDER', 'ON_TARGET', 'SATURATED'] as const;
export type FatigueLabel = (typeof FATIGUE_LABELS)[number];

/** Half-open, so every pressure has one label. */
export function fatigueLabel(pressure: number, { labels }: Pick<FatigueRules, 'labels'>): FatigueLabel {
  if (pressure >= labels.saturatedFrom) return 'SATURATED';
  return pressure >= labels.onTargetFrom ? 'ON_TARGET' : 'UNDER';
}

/**
 * The hard stop, at the stage of the caps: the same rows are read for both, so both are judged at once. Asked for the
 * instant the contact would be made; `have` is the pressure it would meet, rounded for people.
 */
export function fatigueRefusals(
  rows: readonly ContactRow[],
  row: ContactRow,
  rules: FatigueRules | undefined,
): readonly Refusal[] {
  if (rules === undefined || rules.exempt.includes(row.purpose)) return [];
  const others = rows.filter(({ outreachId }) => outreachId !== row.outreachId);
  const pressure = customerPressure(others, row.customerId, row.at, rules);
  if (pressure < rules.stopAt) return [];
  const have = Math.round(pressure * 1_000) / 1_000;
  return [{ code: 'FATIGUED', component: 'fatigue', have, need: rules.stopAt }];
}

/** Milliseconds for which contacts must be remembered for their pressure. */
export function fatigueReach({ halfLifeDays }: FatigueRules): number {
  return FORGOTTEN_AFTER * halfLifeDays * DAY_MS;
}
