import type { ChunkRef } from './run-store.js';

/** A doorbell, not a promise: any ring may be lost or doubled, the store is the truth. */
export abstract class WakeUps {
  abstract chunks(chunks: readonly ChunkRef[]): Promise<void>;
  abstract dispatch(shards: readonly number[]): Promise<void>;
  abstract importFile(importId: string): Promise<void>;
  /** Facts are to be folded: of one customer, or of all that are due. */
  async facts(_customerId: string | null): Promise<void> {}
  /** Events wait to be decided on, by id. */
  async events(_eventIds: readonly string[]): Promise<void> {}
}
