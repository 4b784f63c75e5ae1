import { type FoundProblems, pathTo } from '../kit/found-problems.js';
import { LOCALES } from '../kit/locale.js';

/** Reads an array, item by item; an empty one says nothing and is refused. */
export function items(
  found: FoundProblems,
  json: unknown,
  path: string,
  each: (item: unknown, path: string) => void,
): void {
  if (!Array.isArray(json)) {
    found.wrongType(path, 'array', json);
    return;
  }
  if (json.length === 0) found.add(path, 'POLICY_LIST_EMPTY');
  for (const [index, item] of json.entries()) each(item, pathTo(path, index));
}

/** One of a closed list. */
export function oneOf(found: FoundProblems, json: unknown, path: string, allowed: readonly (string | number)[]): void {
  if (!allowed.some((value) => value === json)) {
    found.add(path, 'POLICY_VALUE_NOT_ALLOWED', { found: String(json), allowed: allowed.join(', ') });
  }
}

/** Several of a closed list, at least one. */
export function listOf(found: FoundProblems, json: unknown, path: string, allowed: readonly (string | number)[]): void {
  items(found, json, path, (item, at) => oneOf(found, item, at, allowed));
}

/** Several texts, at least one, none of them empty. */
export function textsOf(found: FoundProblems, json: unknown, path: string): void {
  items(found, json, path, (item, at) => text(found, item, at));
}

/** A text that is not empty. */
export function text(found: FoundProblems, json: unknown, path: string): void {
  if (typeof json !== 'string' || json === '') found.wrongType(path, 'string', json);
}

/** A count: a cap of 0 or −1 is a slip of the pen, not a prohibition; what may never be said has no hours. */
export function wholeFromOne(
  found: FoundProblems,
  json: unknown,
  path: string,
  most: number = Number.MAX_SAFE_INTEGER,
): void {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!Number.isInteger(json) || json < 1) found.add(path, 'POLICY_NOT_FROM_ONE', { found: json });
  else if (json > most) found.add(path, 'POLICY_OUT_OF_BOUNDS', { found: json, least: 1, most });
}

/** A number within bounds, both included. */
export function within(found: FoundProblems, json: unknown, path: string, least: number, most: number): void {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!(json >= least && json <= most)) found.add(path, 'POLICY_OUT_OF_BOUNDS', { found: json, least, most });
}

/** An id among ids: not empty, and not twice. */
export function idAmong(found: FoundProblems, json: unknown, path: string, ids: Set<unknown>, twice: string): void {
  text(found, json, path);
  if (ids.has(json)) found.add(path, twice, { id: String(json) });
  ids.add(json);
}

/** What something is called, in each language. */
export function checkTitle(found: FoundProblems, json: unknown, path: string): void {
  const words = found.object(json, path, LOCALES);
  for (const locale of LOCALES) {
    const said = words?.[locale];
    if (words && typeof said !== 'string') found.wrongType(pathTo(path, locale), 'string', said);
  }
}
