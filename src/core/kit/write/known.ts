/**
 * What somebody who writes says of what they began with: that nothing was there, or its tag, which every change makes
 * another. Null: they do not say, and write over whatever there is.
 */
export type Known = { readonly kind: 'nothing' } | { readonly kind: 'tag'; readonly tag: string };

/** Whether what is there now is what they began with; `tag` null: nothing is there. */
export function isAsKnown(known: Known | null, tag: string | null): boolean {
  if (known === null) return true;
  return known.kind === 'nothing' ? tag === null : tag === known.tag;
}
