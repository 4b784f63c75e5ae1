import { pathTo } from '../../kit/found-problems.js';
import { canonicalJson } from '../canonical-json.js';

/** One place where two JSON values differ; what is not there on one side has no such field. */
export type JsonChange = { readonly path: string; readonly before?: unknown; readonly after?: unknown };

const isGroup = (json: unknown): json is object => json !== null && typeof json === 'object';

function sideOf(name: 'before' | 'after', json: object, key: string): Partial<JsonChange> {
  return Object.hasOwn(json, key) ? { [name]: (json as Readonly<Record<string, unknown>>)[key] } : {};
}

/**
 * Where two JSON values differ, as deep as both have the same shape: lists entry by entry, objects field by field, in
 * the order of the first and then of what only the second has. The order of fields is no difference.
 */
export function jsonChanges(before: unknown, after: unknown, path = '$'): readonly JsonChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isGroup(before) || !isGroup(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const step = (key: string) => pathTo(path, Array.isArray(before) ? Number(key) : key);
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const sides = { ...sideOf('before', before, key), ...sideOf('after', after, key) };
    const isBoth = Object.hasOwn(sides, 'before') && Object.hasOwn(sides, 'after');
    return isBoth ? jsonChanges(sides.before, sides.after, step(key)) : [{ path: step(key), ...sides }];
  });
}
