import type { CustomerResponse } from '../../core/response/response.js';

/** What came back of offers, as it was told. */
export abstract class ResponseStore {
  /** The same id twice keeps the first and is not an error. Answers once a majority has it. */
  abstract record(responses: readonly CustomerResponse[]): Promise<void>;
  /** Newest first, of the instants from `since` on (business time). */
  abstract ofCustomer(customerId: string, since: Date): Promise<readonly CustomerResponse[]>;
  /** The same of many customers; who said nothing is not in the answer. */
  abstract ofCustomers(
    customerIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, readonly CustomerResponse[]>>;
  /** Call-backs promised for the instants from `from` until before `until`, the soonest first. */
  abstract promised(from: Date, until: Date, limit: number): Promise<readonly CustomerResponse[]>;
  /** Whose they were is no longer to be told: the customer's id becomes `pseudonym`. */
  abstract forget(customerId: string, pseudonym: string): Promise<void>;
}
