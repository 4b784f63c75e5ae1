import type { Score } from '../score.js';
import type { Without } from '../without-factor.js';

/** What a record keeps of a candidate that stood. */
export type LoggedCandidate = Omit<Score, 'priority'> & {
  readonly ruleId: string;
  readonly offerId: string;
  readonly lever: string;
};

/** One arbitration as logged: who stood, best first, and who would have won without a factor, as places among them. */
export type ArbitrationLog = { readonly ranked: readonly LoggedCandidate[]; readonly without: Without };

/** What candidates are told apart by in a report. */
export const LOG_KEYS = ['ruleId', 'offerId', 'lever'] as const;
export type LogKey = (typeof LOG_KEYS)[number];
