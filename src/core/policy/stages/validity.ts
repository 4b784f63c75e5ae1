import type { ContactChannel } from '../../customer/consent.js';
import type { Offer } from '../../offer/offer.js';
import { wordingAt } from '../../offer/wording-at.js';
import type { Refusal } from '../refusal.js';

/** What an offer is wanted for. `left`: of its stock, where it is counted; without it all of it is. */
export type OfferUse = {
  readonly offerId: string;
  readonly channel: ContactChannel;
  readonly at: Date;
  readonly campaignId?: string | null;
  readonly left?: number;
};

/** On trial it is for its pilots only. */
function mayGoOut({ state, pilots = [] }: Offer, campaignId: string | null): boolean {
  return state === 'live' || (state === 'trial' && campaignId !== null && pilots.includes(campaignId));
}

/**
 * Only a live offer (or, for its pilot, one on trial) within its validity (half-open), in stock and with a text for the
 * channel reaches a customer; names all that is wrong.
 */
export function validityRefusals(
  offer: Offer | null,
  { offerId, channel, at, campaignId = null, left = offer?.stock ?? 1 }: OfferUse,
): readonly Refusal[] {
  if (!offer) return [{ code: 'OFFER_UNKNOWN', component: offerId, have: null, need: offerId }];
  const refusals: Refusal[] = [];
  const no = (code: Refusal['code'], have: Refusal['have'], need: Refusal['need']) =>
    refusals.push({ code, component: offerId, have, need });
  if (!mayGoOut(offer, campaignId)) no('OFFER_NOT_LIVE', offer.state, 'live');
  if (at < offer.validFrom) no('OFFER_NOT_YET_VALID', at.toISOString(), offer.validFrom.toISOString());
  if (at >= offer.validUntil) no('OFFER_ENDED', at.toISOString(), offer.validUntil.toISOString());
  if (wordingAt(offer, channel) === null) no('OFFER_HAS_NO_WORDING', null, channel);
  if (left < 1) no('OFFER_SOLD_OUT', left, 1);
  return refusals;
}
