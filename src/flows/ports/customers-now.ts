import type { FactSheet } from '../../core/facts/fact-sheet.js';
import type { Books } from '../../core/policy/cap/contact-books.js';
import type { UnitFacts } from '../../core/policy/holdout/unit.js';
import type { CustomerResponse } from '../../core/response/response.js';

/**
 * All of one customer that a decision asks. `books` are those of the customer and of their household; `sharers` who else has
 * the number; `answered` what came back since the instant asked for.
 */
export type CustomerNow = {
  readonly sheet: FactSheet;
  readonly books: Books;
  readonly answered: readonly CustomerResponse[];
  readonly sharers: readonly UnitFacts[];
};

/** Customers as they are now, one at a time and each in one reading: a prompt must be ready within a blink. */
export abstract class CustomersNow {
  /**
   * The named facts of these customers, derived as of a business instant, in one reading; who is not there (any more) is not
   * in the answer.
   */
  abstract sheetsOf(
    customerIds: readonly string[],
    facts: readonly string[],
    asOf: Date,
  ): Promise<ReadonlyMap<string, FactSheet>>;
  /** The named facts, derived as of a business instant; null if there is no such customer (any more). */
  abstract find(
    customerId: string,
    facts: readonly string[],
    span: { readonly asOf: Date; readonly since: Date },
  ): Promise<CustomerNow | null>;
}
