import { JSONPath } from 'jsonpath-plus';

/** Names with dots between them, `$.` before them or not: no brackets, no wildcards, no filters. */
const PLAIN = /^(?:\$\.)?[^\s.[\]()'"~^;@#*?:,$`%]+(?:\.[^\s.[\]()'"~^;@#*?:,$`%]+)*$/;

/** `$.last30d.dataMb` → `['last30d', 'dataMb']`; null for a path that needs the whole of JSONPath. */
export function plainSteps(path: string): readonly string[] | null {
  // A path like `toString` is answered by jsonpath-plus itself, which fails on it: it finds the name in its own cache.
  if (!PLAIN.test(path) || path in {}) return null;
  return (path.startsWith('$.') ? path.slice(2) : path).split('.');
}

function follow(value: unknown, steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) {
    if (!at || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

/**
 * The value at a JSONPath, as jsonpath-plus with `wrap: false` gives it: what is not there is undefined, null stays null;
 * a wildcard, filter, slice or descent gives a list even for one hit, and undefined for none. Inherited names are not
 * seen. Filters run in jsonpath-plus's own interpreter, never as code.
 * @throws Error where a filter cannot be read or fails
 */
export function resolvePath(value: object, path: string): unknown {
  const steps = typeof path === 'string' ? plainSteps(path) : null;
  return steps === null ? JSONPath({ path, json: value, wrap: false }) : follow(value, steps);
}
