type Seen = Map<object, number>;

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(value: object): string {
  const known = identities.get(value);
  if (known !== undefined) return `#${known}`;
  lastIdentity += 1;
  identities.set(value, lastIdentity);
  return `#${lastIdentity}`;
}

function keyOfPrimitive(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `f${JSON.stringify(String(value))}`;
  return typeof value === 'symbol' ? `y${JSON.stringify(String(value))}` : `${value}`;
}

function keyOfList(values: Iterable<unknown>, seen: Seen): string[] {
  return Array.from(values, (value) => keyOf(value, seen));
}

function keyOfObject(value: object, seen: Seen): string {
  if (value instanceof Date) return `d${value.getTime()}`;
  if (value instanceof RegExp) return `r${value}`;
  const known = seen.get(value);
  if (known !== undefined) return `^${known}`;
  seen.set(value, seen.size);
  if (Array.isArray(value)) return `[${keyOfList(value, seen)}]`;
  if (value instanceof Map) return `m[${keyOfList(value, seen).sort()}]`;
  if (value instanceof Set) return `s[${keyOfList(value, seen).sort()}]`;
  if (Symbol.iterator in value || value instanceof Promise) return identityOf(value);
  const names = Object.getOwnPropertyNames(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${keyOf((value as Record<string, unknown>)[name], seen)}`)}}`;
}

function keyOf(value: unknown, seen: Seen): string {
  return typeof value === 'object' && value !== null ? keyOfObject(value, seen) : keyOfPrimitive(value);
}

/**
 * Equal for values that are equal part by part, whatever the order of their keys; 1 and '1' differ, 0 and -0 do not.
 * Functions are known by their text, dates by their instant, iterables and promises by themselves.
 */
export function cacheKeyOf(value: unknown): string {
  return keyOf(value, new Map());
}
