import type { CustomerEvent } from '../../core/customer/customer-event.js';

/**
 * An event that is being decided on. `at`: the business instant it is decided as of, which is that of the first attempt;
 * `again`: an earlier attempt has not come to its end.
 */
export type EventInHand = { readonly event: CustomerEvent; readonly at: Date; readonly again: boolean };

/** Events that are to be decided on: kept with the event, in the write that keeps it. */
export abstract class EventDesk {
  /** Takes an event up, counted by then. Null: it is decided on, was never to be, or is nobody's any more. */
  abstract begin(eventId: string, now: Date): Promise<EventInHand | null>;
  /** An event told of the customer, or of whom their record answers for, that is the newer word on the same matter. */
  abstract overtakenBy(event: CustomerEvent, customerId: string): Promise<string | null>;
  /** All of it is done: nobody need ring for it again. */
  abstract finish(eventId: string): Promise<void>;
  /** Ids of those told before a system instant that still wait, oldest first. */
  abstract waiting(before: Date, limit: number): Promise<readonly string[]>;
}
