import type { DayCounts } from '../../src/core/arbitration/propensity/chances.js';
import { ResponseCounts } from '../../src/flows/ports/response-counts.js';

/** Whatever a test says was counted, whenever. */
export class FakeResponseCounts extends ResponseCounts {
  counts: readonly DayCounts[] = [];

  override async ofOffers(offerIds: readonly string[]): Promise<readonly DayCounts[]> {
    return this.counts.filter(({ offerId }) => offerIds.includes(offerId));
  }
}
