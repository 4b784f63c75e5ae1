/** `$.a.b`, `a.b` and `a`: the paths that mean one property after another, whatever the data. */
const PLAIN_PATH = /^(?:\$\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;

/**
 * The properties a plain path follows; null for a path that only the exact path can follow: wildcards, filters,
 * slices, quoted names, and bare names every object inherits, on which the reference's path cache stumbles. Absent and
 * empty are no path.
 */
export function plainPath(path: unknown): readonly string[] | null {
  if (!path) return [];
  if (typeof path !== 'string' || !PLAIN_PATH.test(path) || path in Object.prototype) return null;
  return (path.startsWith('$.') ? path.slice(2) : path).split('.');
}

/** One property further, as the reference goes: own properties only, those of texts and lists included. */
export function stepInto(value: unknown, name: string): unknown {
  return value && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
