import type { ChannelName } from '../customer/consent.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import { type LocalTerms, localOffer } from '../offer/local-offer.js';
import type { Offer } from '../offer/offer.js';
import { obstaclesToPackage } from '../offer/package.js';
import type { ProductCatalogue, ProductObstacle } from '../offer/product.js';
import type { Refusal, RefusalCode } from './refusal.js';

/** Only a live offer within its validity (half-open) and with a text for the channel reaches a customer; names all that is wrong. */
function offerRefusals(offer: Offer | null, offerId: string, channel: ChannelName, at: Date): readonly Refusal[] {
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

/** What is read of a customer where nodes have a word in what is offered. */
export const LOCAL_FACTS: readonly string[] = ['orgNode'];

/** An offer as it is told at a node, or why it is not told there. */
type ToldOffer = { readonly offer: Offer | null; readonly refusals: readonly Refusal[] };

/** The local version, which narrows the offer, and all that is wrong with it for a channel at an instant. */
export function offerAt(
  offer: Offer | null,
  asked: { readonly offerId: string; readonly channel: ChannelName; readonly at: Date },
  orgNode: string | null,
  local: LocalTerms | undefined,
): ToldOffer {
  const { offerId, channel, at } = asked;
  const told = offer === null || local === undefined ? offer : localOffer(offer, orgNode, local);
  if (offer !== null && told === null) {
    return { offer: null, refusals: [{ code: 'OFFER_NOT_HERE', component: offerId, have: orgNode, need: offerId }] };
  }
  return { offer: told, refusals: offerRefusals(told, offerId, channel, at) };
}

/** What is read of a customer where some offer of a run names a product, beside what the rules ask. */
export const PRODUCT_FACTS: readonly string[] = ['productsHeld', 'serviceable', 'orgNode'];

/** That it sells at the cost of another is a warning to who makes the offer, no reason against the customer. */
const CODES: { readonly [C in ProductObstacle['code']]: RefusalCode | null } = {
  HELD_ALREADY: 'PRODUCT_HELD',
  EXCLUDED_BY: 'PRODUCT_EXCLUDED',
  REQUIRES: 'PRODUCT_LACKS',
  NOT_SERVICEABLE: 'PRODUCT_NOT_SERVICEABLE',
  CANNIBALISES: null,
};

/** The products of a list fact, each element of which holds one. */
function productsOf(value: FactValue | undefined): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const product = one !== null && typeof one === 'object' ? one.product : null;
    return typeof product === 'string' ? [product] : [];
  });
}

/** What stands against the product of an offer: what cannot be delivered, or cannot be held beside the rest, is not offered. */
export function productRefusals(offer: Offer | null, sheet: FactSheet, products: ProductCatalogue): readonly Refusal[] {
  const product = offer?.product;
  // A product that has left the catalogue since stops nothing: files that name it are refused at start.
  if (offer === null || product === undefined || !products.has(product)) return [];
  const brings = offer.brings?.filter((one) => products.has(one)) ?? [];
  const found = obstaclesToPackage(
    { ...offer, brings },
    productsOf(sheet.productsHeld),
    productsOf(sheet.serviceable),
    products,
  );
  return found.flatMap(({ code, product: need, products: concerned }) => {
    const refusal = CODES[code];
    if (refusal === null) return [];
    return [{ code: refusal, component: offer.id, have: concerned.join(', '), need }];
  });
}
