import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';
import { type Offer, productsSold } from '../../offer/offer.js';
import { obstaclesToPackage } from '../../offer/package.js';
import type { ProductCatalogue, ProductObstacle } from '../../offer/product.js';
import type { Refusal, RefusalCode } from '../refusal.js';
import { type Asking, unmetTerms } from './eligibility.js';

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

/** What stands against the products of an offer: what cannot be delivered, or cannot be held beside the rest, is not offered. */
function productRefusals(offer: Offer, sheet: FactSheet, products: ProductCatalogue): readonly Refusal[] {
  // A product that has left the catalogue since stops nothing: files that name it are refused at start.
  const sold = productsSold(offer).filter((product) => products.has(product));
  const [held, serviceable] = [productsOf(sheet.productsHeld), productsOf(sheet.serviceable)];
  const { replaces = [] } = offer;
  const brought = (offer.brings ?? []).filter((product) => products.has(product));
  const found = sold.flatMap((product, index) => {
    // What comes in the same package is there when it is needed; what it brings is asked for once.
    const beside = [...held, ...sold.filter((other) => other !== product)];
    return obstaclesToPackage({ product, brings: index === 0 ? brought : [], replaces }, beside, serviceable, products);
  });
  return found.flatMap(({ code, product: need, products: concerned }) => {
    const refusal = CODES[code];
    return refusal === null ? [] : [{ code: refusal, component: offer.id, have: concerned.join(', '), need }];
  });
}

/** Where the offer is sold; null: not at the customer's node. */
export type LocalAnswer = 'offered' | 'not-offered';

/** Does it make sense now: is it sold there, deliverable, not held already, and what the offer itself asks. */
export function applicabilityRefusals(
  offer: Offer,
  asking: Asking,
  products: ProductCatalogue,
  local: LocalAnswer = 'offered',
): readonly Refusal[] {
  const node = asking.sheet.orgNode;
  const have = typeof node === 'string' ? node : null;
  const elsewhere: readonly Refusal[] =
    local === 'offered' ? [] : [{ code: 'NOT_OFFERED_HERE', component: offer.id, have, need: null }];
  return [
    ...elsewhere,
    ...productRefusals(offer, asking.sheet, products),
    ...unmetTerms(offer, 'applicability', 'NOT_APPLICABLE', asking),
  ];
}
