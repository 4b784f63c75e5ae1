import type { PressedRow } from '../../core/policy/cap/fatigue.js';

/** One customer: all their contacts that are kept, and what they took back or complained of since an instant. */
export type ContactedCustomer = {
  readonly customerId: string;
  readonly rows: readonly PressedRow[];
  /** Marketing consents that were there and were taken back, and contacts answered with an opt-out. */
  readonly optOuts: readonly Date[];
  /** Complaints that systems opened, and contacts answered with one. */
  readonly complaints: readonly Date[];
};

/** Everybody who was contacted, with what came of it: read for learning, never for deciding. */
export abstract class ContactTraces {
  /**
   * In batches, each customer once, in no order; what they told is of `since` or later. A batch is in memory at a time. Who
   * moves to another household while it is read may be seen twice, or not at all.
   */
  abstract read(since: Date): AsyncIterable<readonly ContactedCustomer[]>;
}
