import { OFFER_STATES } from '../../../../src/core/offer/offer.js';
import type { Offer, OfferState } from '../../api/types.ts';

/** Idea to retired, in the order an offer goes through them. */
export const OFFER_LIFE: readonly OfferState[] = OFFER_STATES;

export function inState(offers: readonly Offer[], state: OfferState): readonly Offer[] {
  return offers.filter((offer) => offer.state === state);
}
