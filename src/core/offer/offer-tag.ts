type Lived = { readonly life?: { readonly history: readonly { readonly at: Date | string }[] } | undefined };

/**
 * Tells an offer from what it was before: everything done to it adds a step to its history. The instant of the last one tells
 * it from one that began anew from a file. `at` may be a date as JSON has it.
 */
export function offerTag({ life }: Lived): string {
  const last = life?.history.at(-1);
  return last === undefined ? '0' : `${life?.history.length}-${new Date(last.at).getTime()}`;
}
