import type { Organisation } from '../access/organisation.js';
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
};

/**
 * The offer as it is told to a customer of a node; null where it is not offered there. The nearest that is said counts,
 * the node itself before those above it.
 */
export function localOffer(
  offer: Offer,
  orgNode: string | null,
  said: readonly LocalOffer[],
  organisation: Organisation,
): Offer | null {
  const ofThis = said.filter((one) => one.offer === offer.id);
  const local = organisation.nearest<LocalOffer>(orgNode, ofThis);
  if (local === null) return offer;
  if (local.offered === false) return null;
  const { validUntil = offer.validUntil, limits = offer.limits } = local;
  const narrowed = { ...offer, limits };
  return validUntil < offer.validUntil ? { ...narrowed, validUntil } : narrowed;
}

/** Offers and nodes nobody knows, a node that speaks twice of an offer, and what would widen one. Paths are `$[index].field`. */
export function checkLocalOffers(
  list: readonly LocalOffer[],
  offers: readonly Offer[],
  organisation: Organisation,
): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { offer: id, orgNode, validUntil }] of list.entries()) {
    const path = pathTo('$', index);
    const offer = offers.find((one) => one.id === id);
    if (offer === undefined) problems.add(pathTo(path, 'offer'), 'UNKNOWN_OFFER', { offer: id });
    if (organisation.node(orgNode) === null) problems.add(pathTo(path, 'orgNode'), 'UNKNOWN_NODE', { node: orgNode });
    const isFirst = list.findIndex((one) => one.offer === id && one.orgNode === orgNode) === index;
    if (!isFirst) problems.add(path, 'LOCAL_OFFER_TWICE', { offer: id, node: orgNode });
    if (offer !== undefined && validUntil !== undefined && validUntil > offer.validUntil) {
      problems.add(pathTo(path, 'validUntil'), 'LOCAL_OFFER_WIDENS', { offer: id, node: orgNode });
    }
  }
  return problems.all;
}
