/** A list in parts of so many, the last one shorter. */
export function* slicesOf<T>(items: readonly T[], each: number): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += each) yield items.slice(from, from + each);
}
