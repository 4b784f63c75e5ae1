import { reasonOf, ServerError } from '../say.js';

/** A place a server program may come from. `find` throws with the reason when it is not to be had there. */
export type Source = { readonly name: string; readonly find: () => Promise<string> };

export type Wanted = { readonly what: string; readonly fix: { readonly en: string; readonly zh: string } };

/**
 * Asks the sources in order; the first that answers wins. When none does, the error is the whole story:
 * what was tried, why each refused, and what to do.
 */
export async function firstThatWorks(
  wanted: Wanted,
  sources: Iterable<Source> | AsyncIterable<Source>,
  signal?: AbortSignal,
): Promise<string> {
  const refusals: string[] = [];
  for await (const source of sources) {
    signal?.throwIfAborted();
    try {
      return await source.find();
    } catch (error) {
      refusals.push(`  - ${source.name}: ${reasonOf(error).trim().split('\n').slice(0, 3).join(' | ')}`);
    }
  }
  signal?.throwIfAborted();
  throw new ServerError(
    [
      `No ${wanted.what} could be had. Tried, in this order: / 无法获得 ${wanted.what}。已依次尝试：`,
      ...refusals,
      `What helps: ${wanted.fix.en}`,
      `解决办法：${wanted.fix.zh}`,
    ].join('\n'),
  );
}
