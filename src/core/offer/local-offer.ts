import type { Organisation } from '../access/organisation.js';
import { CHANNELS } from '../customer/consent.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';
import type { Offer } from './offer.js';

/** What a node says of an offer, for itself and below: it may narrow it, never widen it. */
export type LocalOffer = {
  readonly offer: string;
  readonly orgNode: string;
  /** False: it is not offered there. */
  readonly offered?: boolean;
  /** Earlier than the offer's own end, which it takes the place of. */
  readonly validUntil?: Date;
  /** Told there in place of the offer's own limits. */
  readonly limits?: Words;
  /** Paid there in place of the amount of the offer's own price, which it is not below. Minor units. */
  readonly price?: number;
  /** Told there in place of the offer's own words, by channel; a channel it does not name keeps the offer's. */
  readonly wording?: Offer['wording'];
};

/** What all nodes say, and how they hang together. */
export type LocalTerms = { readonly said: readonly LocalOffer[]; readonly organisation: Organisation };

/**
 * The offer as it is told to a customer of a node; null where it is not offered there. The nearest that is said counts,
 * the node itself before those above it.
 */
export function localOffer(offer: Offer, orgNode: string | null, { said, organisation }: LocalTerms): Offer | null {
  const ofThis = said.filter((one) => one.offer === offer.id);
  const local = organisation.nearest<LocalOffer>(orgNode, ofThis);
  if (local === null) return offer;
  if (local.offered === false) return null;
  const { validUntil = offer.validUntil, limits = offer.limits, price } = local;
  return {
    ...offer,
    limits,
    wording: { ...offer.wording, ...local.wording },
    ...(price === undefined || offer.price === undefined ? {} : { price: { ...offer.price, amount: price } }),
    ...(validUntil < offer.validUntil ? { validUntil } : {}),
  };
}

/** Offers and nodes nobody knows, a node that speaks twice of an offer, and what would widen one. Paths are `$[index].field`. */
export function checkLocalOffers(
  list: readonly LocalOffer[],
  offers: readonly Offer[],
  organisation: Organisation,
): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, local] of list.entries()) {
    const { offer: id, orgNode } = local;
    const path = pathTo('$', index);
    const offer = offers.find((one) => one.id === id);
    if (offer === undefined) problems.add(pathTo(path, 'offer'), 'UNKNOWN_OFFER', { offer: id });
    else checkNarrower(local, offer, path, problems);
    if (organisation.node(orgNode) === null) problems.add(pathTo(path, 'orgNode'), 'UNKNOWN_NODE', { node: orgNode });
    const isFirst = list.findIndex((one) => one.offer === id && one.orgNode === orgNode) === index;
    if (!isFirst) problems.add(path, 'LOCAL_OFFER_TWICE', { offer: id, node: orgNode });
  }
  return problems.all;
}

/** Not longer, not cheaper, not where the offer costs nothing, and on no further channel. */
function checkNarrower(
  { offer: id, orgNode: node, validUntil, price, wording = {} }: LocalOffer,
  offer: Offer,
  path: string,
  problems: FoundProblems,
): void {
  const widens = (at: string) => problems.add(at, 'LOCAL_OFFER_WIDENS', { offer: id, node });
  if (validUntil !== undefined && validUntil > offer.validUntil) widens(pathTo(path, 'validUntil'));
  if (price !== undefined && (offer.price === undefined || price < offer.price.amount)) widens(pathTo(path, 'price'));
  for (const channel of CHANNELS) {
    const isNew = wording[channel] !== undefined && offer.wording[channel] === undefined;
    if (isNew) widens(pathTo(pathTo(path, 'wording'), channel));
  }
}
