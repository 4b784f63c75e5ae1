type Message = { readonly id: string; readonly at: string };

/** Messages of one moment may stand on both sides of a page's end: the next page begins with that moment once more. */
const MOMENT_MS = 1;

/** Before when the next page is, after one that was asked for with `asked`; null: that was the last. */
export function nextBefore(items: readonly Message[], size: number, asked: string | null): string | null {
  const last = items.at(-1);
  if (last === undefined || items.length < size) return null;
  const next = new Date(Date.parse(last.at) + MOMENT_MS).toISOString();
  // A page that is of one moment from its first line to its last is gone past.
  return next === asked ? last.at : next;
}

/** Each message once, in the order of the pages. */
export function onceEach<M extends Message>(messages: readonly M[]): readonly M[] {
  return [...new Map(messages.map((one) => [one.id, one])).values()];
}
