import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/** A way to work on the price: a discount by term, a gift, waived fees. The list is `rules/price-levers.json`. */
export type PriceLever = { readonly id: string; readonly title: Words };

export function checkPriceLevers(list: readonly PriceLever[]): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { id }] of list.entries()) {
    const isFirst = list.findIndex((one) => one.id === id) === index;
    if (!isFirst) problems.add(pathTo(pathTo('$', index), 'id'), 'ID_TWICE', { id });
  }
  return problems.all;
}
