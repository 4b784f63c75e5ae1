import { type DayCounts, learntSince } from '../../core/arbitration/propensity/chances.js';
import { type ArbitrationRules, PLAIN_ARBITRATION } from '../../core/arbitration/rules/arbitration-rules.js';

type Span = { readonly since: Date; readonly until: Date };

/** What came of offers, counted: names nobody. */
export abstract class ResponseCounts {
  /**
   * By offer, channel and day (UTC) between two business instants, both included. What was put before a customer who came
   * to us was shown then; what we sent was shown when it was due, and counts only on channels on which anything was answered.
   */
  abstract ofOffers(offerIds: readonly string[], span: Span): Promise<readonly DayCounts[]>;

  /** All that still matters at a business instant to the chances of these offers, or of any that is grouped with them. */
  learntAt(
    offers: readonly { readonly id: string }[],
    at: Date,
    arbitration: ArbitrationRules = PLAIN_ARBITRATION,
  ): Promise<readonly DayCounts[]> {
    const span = { since: learntSince(at, arbitration), until: at };
    return this.ofOffers(
      offers.map(({ id }) => id),
      span,
    );
  }
}
