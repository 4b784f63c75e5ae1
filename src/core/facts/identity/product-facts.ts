import type { Derivation, FactSource } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import { type OneFact, oneByOne } from '../one-fact.js';

/** A question of products by the name of its fact: the codes any of which answers it with yes. */
type Families = Readonly<Record<string, readonly string[]>>;

export type ProductFamilies = { readonly holds: Families; readonly serviceable: Families };

const HELD = ['business.productsHeld'];
const REACHED = ['business.serviceable'];

const asList = (codes: readonly string[] | undefined, field: string): FactValue | undefined =>
  codes?.map((code) => ({ [field]: code }));

const anyOf = (codes: readonly string[] | undefined, family: readonly string[]) =>
  codes?.some((code) => family.includes(code));

function asked(
  families: Families,
  reads: readonly string[],
  of: (source: FactSource) => readonly string[] | undefined,
) {
  const entries = Object.entries(families).map(([name, family]): [string, OneFact] => [
    name,
    { type: 'boolean', reads, of: (source) => anyOf(of(source), family) },
  ]);
  return Object.fromEntries(entries);
}

/**
 * What is held and what can be delivered, as lists that a rule asks with `some`, and as one yes or no a family of
 * products. A profile without the list is missing: nobody is offered what may not be deliverable.
 */
export function productFacts({ holds, serviceable }: ProductFamilies): readonly Derivation[] {
  return oneByOne({
    productsHeld: {
      type: 'list',
      fields: { product: 'text' },
      reads: HELD,
      of: ({ business }) => asList(business.productsHeld, 'product'),
    },
    serviceable: {
      type: 'list',
      fields: { product: 'text' },
      reads: REACHED,
      of: ({ business }) => asList(business.serviceable, 'product'),
    },
    keyAccountMarks: {
      type: 'list',
      fields: { mark: 'text' },
      reads: ['business.keyAccountMarks'],
      of: ({ business }) => asList(business.keyAccountMarks, 'mark'),
    },
    ...asked(holds, HELD, ({ business }) => business.productsHeld),
    ...asked(serviceable, REACHED, ({ business }) => business.serviceable),
  });
}
