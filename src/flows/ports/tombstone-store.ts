/** What is left of customers who were forgotten. */
export abstract class TombstoneStore {
  /**
   * Turns the record into a tombstone in one write, and those that were merged into it: they are the same person. Answers
   * all their ids, also when it was done before; null for an id nobody has.
   */
  abstract bury(id: string): Promise<readonly string[] | null>;
  /** Ids whose traces elsewhere are still to be removed, buried before this system instant, with those merged into them. */
  abstract unfinished(before: Date, limit: number): Promise<readonly string[]>;
  abstract finish(ids: readonly string[]): Promise<void>;
  /** Tombstones whose rows have left the blocks go for good; those of merges stay. Answers how many went. */
  abstract drop(before: Date): Promise<number>;
}
