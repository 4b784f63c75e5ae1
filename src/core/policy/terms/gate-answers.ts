import type { OfferCondition } from '../../offer/read-offer.js';

/** What was found for one customer of a block: the same as asking the conditions on their sheet. */
export type GateAnswers = {
  /** Whether a condition of an offer is known to be true. */
  readonly passes: (offerId: string, condition: OfferCondition) => boolean;
  /** Whether a hold is known to be true. */
  readonly held: (holdId: string) => boolean;
};
