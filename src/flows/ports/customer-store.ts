import type { CustomerChange } from '../../core/customer/change-customer.js';
import type { Withdrawal } from '../../core/customer/consent.js';
import type { Customer, PersonalField } from '../../core/customer/customer.js';

/** `contentHash` is a keyed hash of the mapped row a customer was last imported from: an unchanged row writes nothing. */
export type CustomerWrite = CustomerChange & {
  readonly contentHash: string;
  /** Who says so, for the history; absent is the customer's origin. */
  readonly source?: string;
  /** Business time from which it holds; absent is now. */
  readonly effectiveAt?: Date;
};
export type WriteCounts = { readonly inserted: number; readonly updated: number; readonly unchanged: number };

/** The node of the organisation a customer is to hang on, null for none, from a business instant on. */
export type CustomerMove = {
  readonly id: string;
  readonly orgNode: string | null;
  readonly by: string;
  readonly at: Date;
};

/** People who belong together: one household, one economic group. */
export const CIRCLES = ['household', 'group'] as const;
export type Circle = (typeof CIRCLES)[number];

export abstract class CustomerStore {
  /**
   * Inserts or changes; fields the write does not carry keep their value. Every change raises `rev` and is history from
   * the same write on. The same batch again counts everything as unchanged; so does a row of who was merged away, or is just
   * being forgotten.
   */
  abstract apply(writes: readonly CustomerWrite[]): Promise<WriteCounts>;
  /** What an import changes, for the one field; what the source said last is not touched. there: nothing to change. */
  abstract move(wish: CustomerMove): Promise<'moved' | 'there' | 'unknown'>;
  /**
   * Takes a consent back, as a change of the record that is there: history, and stale, from the same write on; whoever else
   * changes it at the same moment, no word is lost. overtaken: a newer word stands. The same again answers the same.
   */
  abstract withdraw(id: string, word: Withdrawal, by: string): Promise<'withdrawn' | 'overtaken' | 'unknown'>;
  /** Decrypted: callers record the look-up. */
  abstract find(id: string): Promise<Customer | null>;
  abstract findMany(ids: readonly string[]): Promise<readonly Customer[]>;
  /** Ids of customers whose personal field is exactly this, by keyed hash. */
  abstract lookup(field: PersonalField, value: string): Promise<readonly string[]>;
  abstract count(): Promise<number>;
  /** The record that answers for a merged-away id, through however many merges; null for any other id. */
  abstract answersFor(id: string): Promise<string | null>;
  /** The id of the record that is there for an id: its own, or the one that answers for it; null: there is nobody. */
  async presentIdOf(id: string): Promise<string | null> {
    const owner = (await this.answersFor(id)) ?? id;
    return (await this.find(owner))?.id ?? null;
  }
  /** Ids of those of one household or group, in order. */
  abstract members(circle: Circle, id: string, limit: number): Promise<readonly string[]>;
}
