import type { Day } from '../../kit/day.js';

/** The ends of ten equal parts of the known values, from the least to the greatest: eleven numbers. */
export type Deciles = readonly number[];

/** How the known values of a fact lie over the base. */
export type Distribution =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'numbers';
      readonly mean: number;
      readonly p10: number;
      readonly p90: number;
      readonly deciles: Deciles;
    }
  | { readonly kind: 'days'; readonly first: Day; readonly last: Day; readonly p10: Day; readonly p90: Day }
  | {
      readonly kind: 'values';
      /** The most frequent, most first. Of a text only those that several customers have: the others tell who it is. */
      readonly top: readonly { readonly value: string; readonly customers: number }[];
      /** Null: more than are counted. */
      readonly distinct: number | null;
      /** Customers whose value is not among `top`. */
      readonly others: number;
    }
  | { readonly kind: 'yes-or-no'; readonly yes: number; readonly no: number }
  /** A series: how many of its months are known; a list: how many elements it has. */
  | { readonly kind: 'several'; readonly meanLength: number };

/** Amounts of one currency; null: of customers whose currency is not known. */
export type CurrencyProfile = {
  readonly currency: string | null;
  readonly known: number;
  readonly distribution: Distribution;
};

/**
 * One fact over the base. `known` of `customers` have a value; the share of the others is the null share. Amounts are in
 * each customer's currency and never counted together: `currencies` has them apart, the one with most customers first,
 * and `distribution` is that one's.
 */
export type FactProfile = {
  readonly name: string;
  readonly customers: number;
  readonly known: number;
  readonly distribution: Distribution;
  readonly currencies?: readonly CurrencyProfile[];
};

/** The share of customers of whom nobody knows the fact, 0 to 1; of an empty base it is 0. */
export function nullShareOf({ customers, known }: Pick<FactProfile, 'customers' | 'known'>): number {
  return customers === 0 ? 0 : (customers - known) / customers;
}
