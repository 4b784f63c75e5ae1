type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as { readonly [name: string]: Json });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}

/** One text for one content, whatever the order of its fields: what a version's hash is taken of. Lists keep theirs. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}
