import { isForbiddenName, jsonTypeOf } from '../../kit/found-problems.js';
import type { Problem } from '../../kit/problem.js';
import { type CellForm, type CellValue, cellValue } from './cell-value.js';
import type { AmountsSpec, RecordsSpec, ScalarSpec, TextsSpec } from './profile-field.js';

/** A value of a list: a text, or a record whose fields are values and lists again. */
export type ListValue = CellValue | readonly ListValue[] | { readonly [name: string]: ListValue };
export type ListRead =
  | { readonly ok: true; readonly value: readonly ListValue[] }
  | { readonly ok: false; readonly problem: Problem };

/** The first thing that is wrong ends the reading of a cell: its place and reason are what the row is refused with. */
class CellFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

function refuse(column: string, code: string, params: Problem['params'] = {}): never {
  throw new CellFault({ path: column, code, params: { column, ...params } });
}

function parsed(text: string, column: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(column, 'LIST_NOT_JSON');
  }
}

function listIn(json: unknown, column: string, most: number): readonly unknown[] {
  if (!Array.isArray(json)) return refuse(column, 'LIST_NOT_JSON');
  return json.length > most ? refuse(column, 'LIST_TOO_LONG', { most }) : json;
}

function scalar(json: unknown, spec: ScalarSpec, form: CellForm, column: string): CellValue {
  if (!['string', 'number', 'boolean'].includes(jsonTypeOf(json))) return refuse(column, 'VALUE_NOT_PLAIN');
  const text = String(json).trim();
  if (text === '') return refuse(column, 'VALUE_MISSING');
  const read = cellValue(text, spec, form);
  return read.ok ? read.value : refuse(column, read.fault);
}

function texts(items: readonly unknown[], spec: TextsSpec, form: CellForm, column: string): readonly CellValue[] {
  const values = items.map((item, index) => scalar(item, spec.each, form, `${column}[${index}]`));
  return [...new Set(values)];
}

function fieldsOf(json: unknown, column: string): Readonly<Record<string, unknown>> {
  return jsonTypeOf(json) === 'object' ? (json as Record<string, unknown>) : refuse(column, 'LIST_NOT_RECORDS');
}

function amounts(json: unknown, spec: AmountsSpec, form: CellForm, column: string): ListValue {
  const entries = Object.entries(fieldsOf(json, column));
  if (entries.length > spec.most) refuse(column, 'LIST_TOO_LONG', { most: spec.most });
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (!isAmountName(name)) refuse(column, 'LIST_NAME_BAD');
      return [name, scalar(value, spec.each, form, `${column}.${name}`)];
    }),
  );
}

function record(json: unknown, spec: RecordsSpec, form: CellForm, column: string): ListValue {
  const fields = fieldsOf(json, column);
  const missing = spec.required.find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) refuse(`${column}.${missing}`, 'VALUE_MISSING');
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => {
      const own = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined;
      if (own === undefined) return refuse(column, 'LIST_FIELD_UNKNOWN', { field: name });
      return [name, fieldValue(value, own, form, `${column}.${name}`)];
    }),
  );
}

function fieldValue(
  json: unknown,
  spec: ScalarSpec | RecordsSpec | AmountsSpec,
  form: CellForm,
  column: string,
): ListValue {
  if (spec.type === 'records') return records(json, spec, form, column);
  return spec.type === 'amounts' ? amounts(json, spec, form, column) : scalar(json, spec, form, column);
}

function records(json: unknown, spec: RecordsSpec, form: CellForm, column: string): readonly ListValue[] {
  return listIn(json, column, spec.most).map((item, index) => record(item, spec, form, `${column}[${index}]`));
}

/** What amounts may be called: the name becomes a field of the profile. */
export function isAmountName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(name) && !isForbiddenName(name) && !(name in {});
}

/**
 * A list in one cell: texts between separators, or JSON where the cell begins with `[`. Records are always JSON; what
 * is wrong is named by its place in the list (`devices[0].model`).
 */
export function listCell(text: string, spec: TextsSpec | RecordsSpec, form: CellForm, column: string): ListRead {
  try {
    if (spec.type === 'records') return { ok: true, value: records(parsed(text, column), spec, form, column) };
    const plain = () => text.split(form.separator ?? ';').map((item) => item.trim());
    const items = text.startsWith('[')
      ? listIn(parsed(text, column), column, spec.most)
      : plain().filter((item) => item !== '');
    if (items.length > spec.most) refuse(column, 'LIST_TOO_LONG', { most: spec.most });
    return { ok: true, value: texts(items, spec, form, column) };
  } catch (error) {
    if (error instanceof CellFault) return { ok: false, problem: error.problem };
    throw error;
  }
}
