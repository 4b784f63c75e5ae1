import type { HistoryEntry } from '../../core/customer/history/field-change.js';

/** What changed of a customer's fields, when it took effect and who said so. */
export abstract class CustomerHistory {
  /** Newest first, personal values readable: callers mask them and record the look-up. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly HistoryEntry[]>;
}
