/**
 * Sets of equal priority, the highest first; within a set the order given. A priority that is not a number makes a set of
 * its own whose place is only as good as the comparison: json-rules-engine sorts in the same way.
 */
export function setsByPriority<T>(items: readonly T[], priorityOf: (item: T) => unknown): readonly (readonly T[])[] {
  const sets: Record<string, T[]> = Object.create(null);
  for (const item of items) {
    const key = String(priorityOf(item));
    sets[key] ??= [];
    sets[key].push(item);
  }
  return Object.keys(sets)
    .sort((a, b) => (Number(a) > Number(b) ? -1 : 1))
    .map((key) => sets[key] ?? []);
}
