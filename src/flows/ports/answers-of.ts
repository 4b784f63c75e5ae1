/** Questions under way at once: the ledger takes those together. */
const IN_FLIGHT = 500;

/** A generator, because several lanes share it: what one has taken no other takes, and a lane that fails ends it for all. */
function* numbered<T>(items: readonly T[]): Generator<[number, T], void> {
  yield* items.entries();
}

/** Each item's answer, in the order of the items, many under way at once. After a failure no further one is begun. */
export async function answersOf<T, A>(items: readonly T[], ask: (item: T) => Promise<A>): Promise<readonly A[]> {
  const answers: A[] = [];
  const waiting = numbered(items);
  const lane = async () => {
    for (const [index, item] of waiting) answers[index] = await ask(item);
  };
  const lanes = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return answers;
}
