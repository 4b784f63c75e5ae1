/** Call lists as they were exported for people who call. */
export abstract class CallLists {
  /** Blots out every line about these customers, in every list; answers how many lines. Twice is once. */
  abstract forget(customerIds: readonly string[]): Promise<number>;
}
