import type { CustomerChange } from '../../core/customer/change-customer.js';
import type { Customer, PersonalField } from '../../core/customer/customer.js';

/** `contentHash` is a keyed hash of the mapped row a customer was last imported from: an unchanged row writes nothing. */
export type CustomerWrite = CustomerChange & { readonly contentHash: string };
export type WriteCounts = { readonly inserted: number; readonly updated: number; readonly unchanged: number };

export abstract class CustomerStore {
  /**
   * Inserts or changes; fields the write does not carry keep their value. Every change raises `rev`.
   * The same batch again counts everything as unchanged.
   */
  abstract apply(writes: readonly CustomerWrite[]): Promise<WriteCounts>;
  /** Decrypted: callers record the look-up. */
  abstract find(id: string): Promise<Customer | null>;
  abstract findMany(ids: readonly string[]): Promise<readonly Customer[]>;
  /** Ids of customers whose personal field is exactly this, by keyed hash. */
  abstract lookup(field: PersonalField, value: string): Promise<readonly string[]>;
  abstract count(): Promise<number>;
}
