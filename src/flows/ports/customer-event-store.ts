import type { Counters, CustomerEvent } from '../../core/customer/customer-event.js';

/**
 * What became of an event: counted now, told before, of nobody we know; or its id is another event's, of another customer or
 * with another content.
 */
export const EVENT_FATES = ['counted', 'known', 'no-customer', 'other-customer', 'other-content'] as const;
export type EventFate = (typeof EVENT_FATES)[number];

/** `looked`: customers looked at; `changed`: those whose counters came out otherwise. */
export type Recounted = { readonly looked: number; readonly changed: number; readonly next: string | null };

/** Events as they are told, and what they count up to on the customer. */
export abstract class CustomerEventStore {
  /**
   * Keeps each event and counts it exactly once on the record that answers for its customer, raising `rev` and setting
   * `stale`, whoever else tells it at the same moment and wherever an earlier try died. An id that is there stays what it
   * was: told the same it is known, told otherwise it is refused. The fates stand in the order of the events. What happened at `decidesFrom` or later waits to be decided on (see
   * `EventDesk`) as soon as it is kept; without it nothing does.
   */
  abstract record(events: readonly CustomerEvent[], decidesFrom?: Date): Promise<readonly EventFate[]>;
  /** Counts what was kept before this system instant and died before it was counted; answers how many. */
  abstract settle(before: Date, limit: number): Promise<number>;
  /** Newest first, told under any id this record answers for. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly CustomerEvent[]>;
  /**
   * Counts the kept events of the next customers after an id again, from the first: as it must be when more days are kept than
   * before. Only whose counters come out otherwise are written, as by any event. Answers where to go on; null: at the end.
   */
  abstract recount(after: string | null, limit: number): Promise<Recounted>;
  /** Null where nothing was ever counted. */
  abstract countersOf(customerId: string): Promise<Counters | null>;
}
