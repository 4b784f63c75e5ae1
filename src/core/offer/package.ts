import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Problem } from '../kit/problem.js';
import type { Offer } from './offer.js';
import { excludeEachOther, obstaclesTo, type ProductCatalogue, type ProductObstacle } from './product.js';

/** What an offer does to what is held: the product it sells, what comes with it, and what is given up for it. */
type Package = Pick<Offer, 'product' | 'brings' | 'replaces'>;

/**
 * What stands against a package: its product must be possible once what it replaces is gone and what it brings is there,
 * and what it brings must be deliverable beside the rest, unless it is held already. Empty: nothing, or no product.
 */
export function obstaclesToPackage(
  { product, brings = [], replaces = [] }: Package,
  held: readonly string[],
  serviceable: readonly string[],
  products: ProductCatalogue,
): readonly ProductObstacle[] {
  if (product === undefined) return [];
  const kept = held.filter((one) => !replaces.includes(one));
  const added = brings.filter((one) => !kept.includes(one));
  const own = obstaclesTo(product, [...kept, ...added], serviceable, products);
  const ofTheRest = added.flatMap((one) => {
    const beside = [...kept, product, ...added.filter((other) => other !== one)];
    return obstaclesTo(one, beside, serviceable, products);
  });
  return [...own, ...ofTheRest];
}

/** Products nobody knows, a package that names one twice or cannot be held together, and a rest without a product. Paths are `$.field`. */
export function checkPackage(offer: Package, products: ProductCatalogue): readonly Problem[] {
  const problems = new FoundProblems();
  const { product } = offer;
  if (product !== undefined && !products.has(product)) problems.add('$.product', 'UNKNOWN_PRODUCT', { product });
  for (const field of ['brings', 'replaces'] as const) checkRest(offer, field, products, problems);
  checkTogether(offer, products, problems);
  return problems.all;
}

function checkRest(
  offer: Package,
  field: 'brings' | 'replaces',
  products: ProductCatalogue,
  problems: FoundProblems,
): void {
  const [list, at] = [offer[field] ?? [], pathTo('$', field)];
  if (list.length > 0 && offer.product === undefined) problems.add(at, 'PACKAGE_WITHOUT_PRODUCT');
  const twice = [offer.product, ...list];
  for (const [index, other] of list.entries()) {
    if (!products.has(other)) problems.add(pathTo(at, index), 'UNKNOWN_PRODUCT', { product: other });
    else if (twice.indexOf(other) <= index) problems.add(pathTo(at, index), 'VALUE_TWICE', { value: other });
  }
}

function checkTogether(
  { product, brings = [], replaces = [] }: Package,
  products: ProductCatalogue,
  problems: FoundProblems,
): void {
  for (const [index, one] of brings.entries()) {
    const before = [...(product === undefined ? [] : [product]), ...brings.slice(0, index)];
    const other = before.find((earlier) => excludeEachOther(one, earlier, products));
    const path = pathTo('$.brings', index);
    if (other !== undefined) problems.add(path, 'REQUIRES_WHAT_IT_EXCLUDES', { product: one, other });
    if (replaces.includes(one)) problems.add(path, 'BRINGS_WHAT_IT_REPLACES', { product: one });
  }
}
