import type { ChurnCard } from '../../core/value/churn/churn-card.js';

/** A trained scorecard as it is kept: numbered, dated by system time, never changed. */
export type ScorecardVersion = ChurnCard & { readonly number: number; readonly trainedAt: Date; readonly by: string };

export abstract class ScorecardStore {
  /** Keeps a trained scorecard under the next number. */
  abstract add(card: ChurnCard, by: string): Promise<ScorecardVersion>;
  abstract find(number: number): Promise<ScorecardVersion | null>;
  /** Newest first. */
  abstract list(limit: number): Promise<readonly ScorecardVersion[]>;
  /** The version in force; null before the first activation. */
  abstract active(): Promise<ScorecardVersion | null>;
  /** Puts a version in force, also an older one. Who did it is kept. */
  abstract activate(number: number, by: string): Promise<void>;
}
