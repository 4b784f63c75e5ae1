import { CHANNELS, PURPOSES } from '../customer/consent.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { isZone } from '../kit/zone.js';
import type { ContactHours, ContactPolicy } from './contact-policy.js';
import { minuteOf } from './quiet-hours.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads an array, item by item; an empty one says nothing and is refused. */
function items(found: FoundProblems, json: unknown, path: string, each: (item: unknown, path: string) => void): void {
  if (!Array.isArray(json)) {
    found.wrongType(path, 'array', json);
    return;
  }
  if (json.length === 0) found.add(path, 'POLICY_LIST_EMPTY');
  for (const [index, item] of json.entries()) each(item, pathTo(path, index));
}

function oneOf(found: FoundProblems, json: unknown, path: string, allowed: readonly (string | number)[]): void {
  if (!allowed.some((value) => value === json)) {
    found.add(path, 'POLICY_VALUE_NOT_ALLOWED', { found: String(json), allowed: allowed.join(', ') });
  }
}

function listOf(found: FoundProblems, json: unknown, path: string, allowed: readonly (string | number)[]): void {
  items(found, json, path, (item, at) => oneOf(found, item, at, allowed));
}

function wholeFromOne(found: FoundProblems, json: unknown, path: string): void {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!Number.isInteger(json) || json < 1) found.add(path, 'POLICY_NOT_FROM_ONE', { found: json });
}

function checkTime(found: FoundProblems, json: unknown, path: string, midnightEnds: boolean): void {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (Number.isNaN(minuteOf(json)) || (json === '24:00' && !midnightEnds)) {
    found.add(path, 'POLICY_TIME_BAD', { found: json });
  }
}

function checkAllowed(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['days', 'from', 'to']);
  if (!fields) return;
  listOf(found, fields.days, pathTo(path, 'days'), [1, 2, 3, 4, 5, 6, 7]);
  checkTime(found, fields.from, pathTo(path, 'from'), false);
  checkTime(found, fields.to, pathTo(path, 'to'), true);
  if (typeof fields.from === 'string' && fields.from === fields.to) {
    found.add(pathTo(path, 'to'), 'POLICY_HOURS_EMPTY', { from: fields.from });
  }
}

function checkHours(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['channels', 'purposes', 'allowed']);
  if (!fields) return;
  listOf(found, fields.channels, pathTo(path, 'channels'), CHANNELS);
  listOf(found, fields.purposes, pathTo(path, 'purposes'), PURPOSES);
  items(found, fields.allowed, pathTo(path, 'allowed'), (item, at) => checkAllowed(found, item, at));
}

function checkFilter(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, [], ['channels', 'purposes']);
  if (fields?.channels !== undefined) listOf(found, fields.channels, pathTo(path, 'channels'), CHANNELS);
  if (fields?.purposes !== undefined) listOf(found, fields.purposes, pathTo(path, 'purposes'), PURPOSES);
}

function checkWindow(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['kind', 'unit', 'n']);
  if (!fields) return;
  oneOf(found, fields.kind, pathTo(path, 'kind'), ['rolling']);
  oneOf(found, fields.unit, pathTo(path, 'unit'), ['day']);
  wholeFromOne(found, fields.n, pathTo(path, 'n'));
}

function checkCap(found: FoundProblems, json: unknown, path: string, ids: Set<unknown>): void {
  const fields = found.object(json, path, ['id', 'scope', 'unit', 'filter', 'window', 'max', 'countAt', 'exempt']);
  if (!fields) return;
  const at = (name: string) => pathTo(path, name);
  if (typeof fields.id !== 'string' || fields.id === '') found.wrongType(at('id'), 'string', fields.id);
  else if (ids.has(fields.id)) found.add(at('id'), 'POLICY_CAP_TWICE', { id: fields.id });
  ids.add(fields.id);
  oneOf(found, fields.scope, at('scope'), ['customer']);
  oneOf(found, fields.unit, at('unit'), ['contact']);
  checkFilter(found, fields.filter, at('filter'));
  checkWindow(found, fields.window, at('window'));
  wholeFromOne(found, fields.max, at('max'));
  oneOf(found, fields.countAt, at('countAt'), ['reserved', 'sent', 'delivered']);
  if (!Array.isArray(fields.exempt)) found.wrongType(at('exempt'), 'array', fields.exempt);
  else if (fields.exempt.length > 0) listOf(found, fields.exempt, at('exempt'), PURPOSES);
}

/** A channel and purpose that no entry speaks of could never be used: a hole somebody forgot (methods.md 18, trap 6). */
function checkHoles(found: FoundProblems, hours: readonly ContactHours[]): void {
  for (const channel of CHANNELS) {
    for (const purpose of PURPOSES) {
      const named = hours.some((entry) => entry.channels.includes(channel) && entry.purposes.includes(purpose));
      if (!named) found.add('$.hours', 'POLICY_HOURS_HOLE', { channel, purpose });
    }
  }
}

function checkZone(found: FoundProblems, { operatorZone }: Fields): void {
  if (typeof operatorZone !== 'string') found.wrongType('$.operatorZone', 'string', operatorZone);
  else if (!isZone(operatorZone)) found.add('$.operatorZone', 'POLICY_ZONE_UNKNOWN', { found: operatorZone });
}

/** Reads `contact-policy.json`, naming everything that is wrong with it at its JSON path. No caps at all is allowed. */
export function checkContactPolicy(json: unknown): Read<ContactPolicy> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['operatorZone', 'hours', 'caps']);
  if (fields) {
    checkZone(found, fields);
    items(found, fields.hours, '$.hours', (item, path) => checkHours(found, item, path));
    const ids = new Set<unknown>();
    if (!Array.isArray(fields.caps)) found.wrongType('$.caps', 'array', fields.caps);
    else for (const [index, cap] of fields.caps.entries()) checkCap(found, cap, pathTo('$.caps', index), ids);
  }
  if (found.none) checkHoles(found, (json as ContactPolicy).hours);
  return found.result(json as ContactPolicy);
}
