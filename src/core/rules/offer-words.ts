import { pathTo } from '../kit/found-problems.js';
import type { Problem } from '../kit/problem.js';
import type { Offer } from '../offer/offer.js';
import type { RulePack } from './rule-pack.js';

/** Rules that make an offer on a channel it has no words for: nobody could ever be sent it. Offers nobody knows are another's problem. */
export function offersWithoutWords({ rules }: RulePack, offers: readonly Offer[]): readonly Problem[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return rules.flatMap(({ event }, index) => {
    const { offerId, channel } = event.params;
    const offer = byId.get(offerId);
    if (offer === undefined || offer.wording[channel] !== undefined) return [];
    const path = `${pathTo('$.rules', index)}.event.params.channel`;
    return [{ path, code: 'OFFER_WITHOUT_WORDS', params: { offer: offerId, channel } }];
  });
}
