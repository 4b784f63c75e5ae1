import { CONTACT_CHANNELS, PURPOSES } from '../../customer/consent.js';
import { type FoundProblems, pathTo } from '../../kit/found-problems.js';
import { checkTitle, idAmong, listOf, oneOf, textsOf, wholeFromOne } from '../read-lists.js';
import { CALENDAR_UNITS, CAP_SCOPES, CAP_UNITS, CAP_ZONES, ROLLING_UNITS } from './cap.js';

const FIELDS = ['id', 'scope', 'unit', 'filter', 'window', 'max', 'countAt', 'exempt'];
/** More than anybody is sent: a cap of more is a slip of the pen. */
const MOST_CONTACTS = 1_000_000;
/** A year: contacts are kept for twice the longest window, each customer's in one document. */
const MOST_OF_UNIT: ReadonlyMap<unknown, number> = new Map([
  ['minute', 527_040],
  ['hour', 8_784],
  ['day', 366],
  ['week', 53],
  ['month', 12],
]);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

function checkFilter(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, [], ['channels', 'purposes', 'tags']);
  if (fields?.channels !== undefined) listOf(found, fields.channels, pathTo(path, 'channels'), CONTACT_CHANNELS);
  if (fields?.purposes !== undefined) listOf(found, fields.purposes, pathTo(path, 'purposes'), PURPOSES);
  if (fields?.tags !== undefined) textsOf(found, fields.tags, pathTo(path, 'tags'));
}

/** A zone and a first weekday mean something on a calendar only; a rolling month and a calendar hour do not exist. */
function checkWindow(found: FoundProblems, json: unknown, path: string): void {
  const calendar = typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'calendar';
  const [required, optional] = calendar ? [['kind', 'unit', 'n', 'zone'], ['weekStart']] : [['kind', 'unit', 'n'], []];
  const fields = found.object(json, path, required, optional);
  if (!fields) return;
  oneOf(found, fields.kind, pathTo(path, 'kind'), ['rolling', 'calendar']);
  oneOf(found, fields.unit, pathTo(path, 'unit'), calendar ? CALENDAR_UNITS : ROLLING_UNITS);
  wholeFromOne(found, fields.n, pathTo(path, 'n'), MOST_OF_UNIT.get(fields.unit));
  if (calendar && fields.zone !== undefined) oneOf(found, fields.zone, pathTo(path, 'zone'), CAP_ZONES);
  if (fields.weekStart === undefined) return;
  if (fields.unit !== 'week') found.add(pathTo(path, 'weekStart'), 'POLICY_WEEK_START_IDLE');
  oneOf(found, fields.weekStart, pathTo(path, 'weekStart'), WEEKDAYS);
}

/** One cap of a contact policy, typed as methods.md section 17 says; `ids` are those before it. */
export function checkCap(found: FoundProblems, json: unknown, path: string, ids: Set<unknown>): void {
  const fields = found.object(json, path, FIELDS, ['title']);
  if (!fields) return;
  const at = (name: string) => pathTo(path, name);
  idAmong(found, fields.id, at('id'), ids, 'POLICY_CAP_TWICE');
  if (fields.title !== undefined) checkTitle(found, fields.title, at('title'));
  oneOf(found, fields.scope, at('scope'), CAP_SCOPES);
  oneOf(found, fields.unit, at('unit'), CAP_UNITS);
  checkFilter(found, fields.filter, at('filter'));
  checkWindow(found, fields.window, at('window'));
  wholeFromOne(found, fields.max, at('max'), MOST_CONTACTS);
  oneOf(found, fields.countAt, at('countAt'), ['reserved', 'sent', 'delivered']);
  if (!Array.isArray(fields.exempt)) found.wrongType(at('exempt'), 'array', fields.exempt);
  else if (fields.exempt.length > 0) listOf(found, fields.exempt, at('exempt'), PURPOSES);
}
