import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

export const PRODUCT_KINDS = [
  'fixed-line',
  'broadband',
  'mobile',
  'converged',
  'television',
  'leased-line',
  'value-added',
  'industry-solution',
] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** 信息, 娱乐, 便捷, 安全 */
export const VALUE_ADDED_CLASSES = ['information', 'entertainment', 'convenience', 'security'] as const;

/** Something that can be held. Other products are named by id; an industry solution says whom it is for. */
export type Product = {
  readonly id: string;
  readonly title: Words;
  readonly kind: ProductKind;
  readonly valueAdded?: (typeof VALUE_ADDED_CLASSES)[number];
  /** Ours, or sold for a partner (SP). */
  readonly owner: 'own' | 'partner';
  readonly version: number;
  /** Never held together; said on one side it holds on both. */
  readonly excludes: readonly string[];
  /** Sells at the cost of these. */
  readonly cannibalises: readonly string[];
  /** Can only be held with all of these. */
  readonly requires: readonly string[];
  /** Whether it must be deliverable at the address: a profile's `serviceable` names it then. */
  readonly needsServiceability: boolean;
  readonly industries?: readonly string[];
};

export type ProductCatalogue = ReadonlyMap<string, Product>;

/** All that a product requires, however far; a product in a circle is among its own. */
export function requiredBy(id: string, products: ProductCatalogue): ReadonlySet<string> {
  const required = new Set<string>();
  const open = [...(products.get(id)?.requires ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (required.has(next)) continue;
    required.add(next);
    open.push(...(products.get(next)?.requires ?? []));
  }
  return required;
}

/** Said on one side it holds on both. */
export function excludeEachOther(a: string, b: string, products: ProductCatalogue): boolean {
  return (products.get(a)?.excludes.includes(b) ?? false) || (products.get(b)?.excludes.includes(a) ?? false);
}

/** Why a product cannot be added to what is held, with the other products concerned; `CANNIBALISES` is a warning only. */
export type ProductObstacle = {
  readonly code: 'HELD_ALREADY' | 'EXCLUDED_BY' | 'REQUIRES' | 'NOT_SERVICEABLE' | 'CANNIBALISES';
  /** What cannot be added. */
  readonly product: string;
  readonly products: readonly string[];
};

/** What stands against offering a product to who holds `held` and can be delivered `serviceable`. Empty: nothing. */
export function obstaclesTo(
  id: string,
  held: readonly string[],
  serviceable: readonly string[],
  products: ProductCatalogue,
): readonly ProductObstacle[] {
  const product = products.get(id);
  if (product === undefined) throw new Error(`no product ${id}`);
  const obstacles: ProductObstacle[] = [];
  const add = (code: ProductObstacle['code'], concerned: readonly string[]) => {
    if (concerned.length > 0) obstacles.push({ code, product: id, products: concerned });
  };
  add(
    'HELD_ALREADY',
    held.filter((other) => other === id),
  );
  add(
    'EXCLUDED_BY',
    held.filter((other) => excludeEachOther(id, other, products)),
  );
  add(
    'REQUIRES',
    product.requires.filter((other) => !held.includes(other)),
  );
  add('NOT_SERVICEABLE', product.needsServiceability && !serviceable.includes(id) ? [id] : []);
  add(
    'CANNIBALISES',
    product.cannibalises.filter((other) => held.includes(other)),
  );
  return obstacles;
}

/** Unknown names, circles, and products that require what they, or each other, exclude. Paths are `$[index].field`. */
export function checkProducts(list: readonly Product[]): readonly Problem[] {
  const problems = new FoundProblems();
  const products: ProductCatalogue = new Map(list.map((product) => [product.id, product]));
  for (const [index, product] of list.entries()) {
    const path = pathTo('$', index);
    if (products.get(product.id) !== product) problems.add(pathTo(path, 'id'), 'ID_TWICE', { id: product.id });
    for (const field of ['excludes', 'cannibalises', 'requires'] as const) {
      checkNames(product, field, pathTo(path, field), products, problems);
    }
    checkRequired(product, path, products, problems);
  }
  return problems.all;
}

function checkNames(
  product: Product,
  field: 'excludes' | 'cannibalises' | 'requires',
  path: string,
  products: ProductCatalogue,
  problems: FoundProblems,
): void {
  for (const [at, other] of product[field].entries()) {
    if (!products.has(other)) problems.add(pathTo(path, at), 'UNKNOWN_PRODUCT', { product: other });
    else if (other === product.id) problems.add(pathTo(path, at), 'PRODUCT_NAMES_ITSELF', { product: other });
  }
}

function checkRequired(product: Product, path: string, products: ProductCatalogue, problems: FoundProblems): void {
  const required = requiredBy(product.id, products);
  if (required.has(product.id)) {
    problems.add(pathTo(path, 'requires'), 'PRODUCTS_IN_A_CIRCLE', { product: product.id });
    return;
  }
  const together = [product.id, ...required];
  for (const [at, one] of together.entries()) {
    const other = together.slice(at + 1).find((later) => excludeEachOther(one, later, products));
    if (other !== undefined)
      problems.add(pathTo(path, 'requires'), 'REQUIRES_WHAT_IT_EXCLUDES', { product: one, other });
  }
}
