import type { ChannelName } from '../customer/consent.js';
import type { Offer } from '../offer/offer.js';
import type { Refusal } from './refusal.js';

/** Only a live offer within its validity (half-open) and with a text for the channel reaches a customer; names all that is wrong. */
export function offerRefusals(
  offer: Offer | null,
  offerId: string,
  channel: ChannelName,
  at: Date,
): readonly Refusal[] {
  if (!offer) return [{ code: 'OFFER_UNKNOWN', component: offerId, have: null, need: offerId }];
  const refusals: Refusal[] = [];
  const no = (code: Refusal['code'], have: Refusal['have'], need: Refusal['need']) =>
    refusals.push({ code, component: offerId, have, need });
  if (offer.state !== 'live') no('OFFER_NOT_LIVE', offer.state, 'live');
  if (at < offer.validFrom) no('OFFER_NOT_YET_VALID', at.toISOString(), offer.validFrom.toISOString());
  if (at >= offer.validUntil) no('OFFER_ENDED', at.toISOString(), offer.validUntil.toISOString());
  if (!offer.wording[channel]) no('OFFER_HAS_NO_WORDING', null, channel);
  return refusals;
}
