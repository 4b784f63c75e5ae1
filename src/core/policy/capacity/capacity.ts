import { CHANNELS, type ChannelName } from '../../customer/consent.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import { LOCALES, type Words } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';

/**
 * Something of which a run has only so much: places of a channel, minutes of a call centre. `takes` says how much of it one
 * contact on a channel uses; a channel that is not named uses none. Whole numbers, so that sums are exact in any order.
 */
export type Capacity = {
  readonly id: string;
  readonly title: Words;
  readonly limit: number;
  readonly takes: { readonly [C in ChannelName]?: number };
};

const ID = /^[a-z][a-z0-9-]{0,63}$/;

function whole(found: FoundProblems, json: unknown, path: string, least: number): void {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!Number.isSafeInteger(json) || json < least) found.add(path, 'CAPACITY_NOT_WHOLE', { found: json, least });
}

function checkTitle(found: FoundProblems, json: unknown, path: string): void {
  const words = found.object(json, path, LOCALES);
  for (const locale of LOCALES) {
    const said = words?.[locale];
    if (words && typeof said !== 'string') found.wrongType(pathTo(path, locale), 'string', said);
  }
}

function checkTakes(found: FoundProblems, json: unknown, path: string): void {
  const takes = found.object(json, path, [], CHANNELS);
  if (takes === null) return;
  if (Object.keys(takes).length === 0) found.add(path, 'CAPACITY_TAKES_NOTHING');
  for (const [channel, amount] of Object.entries(takes)) whole(found, amount, pathTo(path, channel), 1);
}

/** Reads `rules/policy/capacity.json`, naming everything that is wrong with it at its JSON path. None at all is allowed. */
export function readCapacities(json: unknown): Read<readonly Capacity[]> {
  const found = new FoundProblems();
  if (!Array.isArray(json)) found.wrongType('$', 'array', json);
  const ids = new Set<unknown>();
  for (const [index, one] of (Array.isArray(json) ? json : []).entries()) {
    const path = pathTo('$', index);
    const fields = found.object(one, path, ['id', 'title', 'limit', 'takes']);
    if (fields === null) continue;
    if (typeof fields.id !== 'string' || !ID.test(fields.id)) found.add(pathTo(path, 'id'), 'CAPACITY_ID_BAD');
    else if (ids.has(fields.id)) found.add(pathTo(path, 'id'), 'ID_TWICE', { id: fields.id });
    ids.add(fields.id);
    checkTitle(found, fields.title, pathTo(path, 'title'));
    whole(found, fields.limit, pathTo(path, 'limit'), 0);
    checkTakes(found, fields.takes, pathTo(path, 'takes'));
  }
  return found.result(json as readonly Capacity[]);
}
