import { dayNumber } from '../kit/day.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import { LOCALES } from '../kit/locale.js';
import { ID_LENGTH, isPlainId } from '../kit/plain-id.js';
import { isBlank } from '../kit/text/blank.js';

/** Reads one field; what is wrong is added to `found` at its path. */
export type FieldCheck = (found: FoundProblems, json: unknown, path: string) => void;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export const plainId: FieldCheck = (found, json, path) => {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (!isPlainId(json)) found.add(path, 'BAD_ID', { max: ID_LENGTH });
};

/** A text in both languages; `blank` allows what is not written yet. */
export function words(blank: boolean): FieldCheck {
  const text: FieldCheck = (found, json, path) => {
    if (typeof json !== 'string') found.wrongType(path, 'string', json);
    else if (!blank && isBlank(json)) found.add(path, 'EMPTY_TEXT');
  };
  return record(Object.fromEntries(LOCALES.map((locale) => [locale, text])));
}

export const instant: FieldCheck = (found, json, path) => {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (Number.isNaN(dayNumber(INSTANT.exec(json)?.[1] ?? ''))) found.add(path, 'NOT_AN_INSTANT', { value: json });
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A code of ISO 4217: of any other, nobody knows how many minor units it has. */
export const currency: FieldCheck = (found, json, path) => {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (!CURRENCIES.has(json)) found.add(path, 'OFFER_CURRENCY_BAD', { value: json });
};

export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER): FieldCheck {
  return (found, json, path) => {
    if (typeof json !== 'number') found.wrongType(path, 'number', json);
    else if (!Number.isSafeInteger(json) || json < min || json > max) {
      found.add(path, 'NOT_WHOLE_BETWEEN', { min, max });
    }
  };
}

export const percent: FieldCheck = (found, json, path) => {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!(json > 0 && json <= 100)) found.add(path, 'NOT_A_PERCENTAGE');
};

/** At least one element, each checked. */
export function listOf(each: FieldCheck): FieldCheck {
  return (found, json, path) => {
    if (!Array.isArray(json)) {
      found.wrongType(path, 'array', json);
      return;
    }
    if (json.length === 0) found.add(path, 'EMPTY_LIST');
    for (const [index, one] of json.entries()) each(found, one, pathTo(path, index));
  };
}

/** Texts of which none is there twice. */
export function setOf(each: FieldCheck): FieldCheck {
  return (found, json, path) => {
    listOf(each)(found, json, path);
    if (!Array.isArray(json)) return;
    for (const [index, one] of json.entries()) {
      if (json.indexOf(one) < index) found.add(pathTo(path, index), 'VALUE_TWICE', { value: String(one) });
    }
  };
}

export function among(allowed: readonly string[]): FieldCheck {
  return (found, json, path) => {
    if (typeof json !== 'string') found.wrongType(path, 'string', json);
    else if (!allowed.includes(json))
      found.add(path, 'VALUE_NOT_ALLOWED', { value: json, allowed: allowed.join(', ') });
  };
}

/** An object of these fields, each checked where it is there. */
export function record(
  required: Readonly<Record<string, FieldCheck>>,
  optional: Readonly<Record<string, FieldCheck>> = {},
): FieldCheck {
  return (found, json, path) => {
    const fields = found.object(json, path, Object.keys(required), Object.keys(optional)) ?? {};
    for (const [name, check] of Object.entries({ ...required, ...optional })) {
      if (Object.hasOwn(fields, name)) check(found, fields[name], pathTo(path, name));
    }
  };
}
