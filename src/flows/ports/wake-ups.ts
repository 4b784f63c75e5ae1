/** A doorbell, not a promise: any ring may be lost or doubled, the store is the truth. */
export abstract class WakeUps {
  abstract chunks(runId: string, chunks: readonly { readonly seq: number; readonly attempt: number }[]): Promise<void>;
  abstract dispatch(shards: readonly number[]): Promise<void>;
  abstract importFile(importId: string): Promise<void>;
  /** Facts are to be folded: of one customer, or of all that are due. */
  async facts(_customerId: string | null): Promise<void> {}
}
