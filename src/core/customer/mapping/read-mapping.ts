import { addMonths, isDay } from '../../kit/day.js';
import { FoundProblems, isForbiddenName, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import type { Words } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';
import { isZone } from '../../kit/zone.js';
import {
  columnsOf,
  consentColumns,
  type Derivation,
  type FieldLine,
  type Mapping,
  type MappingConstants,
} from './mapping.js';
import { isListSpec, isProfileField, minorDigitsOf, type ProfileField, specOf } from './profile-field.js';
import { consentLine } from './read-consent-line.js';
import { LineReader } from './read-mapping-line.js';
import { linesOfSeries, monthOf } from './read-months.js';

type Fields = Readonly<Record<string, unknown>>;

const MOST_LINES = 500;
/** Series written as one line are many. */
const MOST_FIELDS = 2_000;
const CONSTANTS = ['origin', 'asOf', 'currency', 'zone', 'source'] as const;
type ConstantName = (typeof CONSTANTS)[number];
const DERIVATIONS = [
  'column',
  'value',
  'monthsBefore',
  'endOfMonth',
  'termEnd',
  'template',
  'reservedNumber',
  'products',
] as const;
const LINE_FIELDS = [
  ...['note', 'when', 'otherwise', 'map', 'unit', 'format', 'default', 'required', 'month', 'separator', 'app'],
];

/** Reads a mapping file, or says everything that is wrong with it. `json` is what JSON.parse gave. */
export function readMapping(json: unknown): Read<Mapping> {
  const problems = new FoundProblems();
  const file = problems.object(json, '$', ['mapping', 'title', 'lines']);
  const lines = linesOf(file?.lines, problems);
  const constants = constantsOf(lines, problems);
  const reader = new LineReader(problems, constants);
  const fields = fieldLines(lines, reader, problems);
  const consents = lines.flatMap(([line, path]) => consentLine(line, path, reader, problems, constants));
  refuseTwice(fields, problems);
  const mapping: Mapping = {
    name: reader.text(file?.mapping, '$.mapping', 64),
    title: wordsOf(file?.title, '$.title', problems),
    constants,
    idColumn: idColumnOf(fields, problems),
    fields: inOneOrder([...constantFields(constants), ...fields]),
    consents,
    columns: [...new Set([...fields.flatMap(columnsOf), ...consents.flatMap(consentColumns)])],
    listColumns: fields.flatMap(({ to, from }) =>
      isListSpec(specOf(to)) && from.kind === 'column' ? [from.column] : [],
    ),
  };
  return problems.result(mapping);
}

function linesOf(json: unknown, problems: FoundProblems): readonly (readonly [Fields, string])[] {
  if (!Array.isArray(json) || json.length === 0) {
    problems.wrongType('$.lines', 'array', json);
    return [];
  }
  if (json.length > MOST_LINES) problems.add('$.lines', 'MAPPING_TOO_MANY_LINES', { most: MOST_LINES });
  return json.slice(0, MOST_LINES).flatMap((line: unknown, index) => {
    const path = pathTo('$.lines', index);
    if (jsonTypeOf(line) !== 'object') {
      problems.wrongType(path, 'object', line);
      return [];
    }
    const fields = line as Fields;
    if (Object.hasOwn(fields, 'note')) wordsOf(fields.note, pathTo(path, 'note'), problems);
    return [[fields, path] as const];
  });
}

function wordsOf(json: unknown, path: string, problems: FoundProblems): Words {
  const words = problems.object(json, path, ['zh-CN', 'en']);
  const zh = words?.['zh-CN'];
  const en = words?.en;
  if (words && typeof zh !== 'string') problems.wrongType(pathTo(path, 'zh-CN'), 'text', zh);
  if (words && typeof en !== 'string') problems.wrongType(pathTo(path, 'en'), 'text', en);
  return { 'zh-CN': String(zh), en: String(en) };
}

const CONSTANT_CHECKS: { readonly [C in ConstantName]: (text: string) => string | null } = {
  origin: (text) => (text.length <= 64 ? null : 'TOO_LONG'),
  source: (text) => (text.length <= 64 ? null : 'TOO_LONG'),
  asOf: (text) => (isDay(text) ? null : 'NOT_A_DATE'),
  currency: (text) => (minorDigitsOf(text) === null ? 'NOT_A_CURRENCY' : null),
  zone: (text) => (isZone(text) ? null : 'NOT_A_ZONE'),
};

function constantsOf(lines: readonly (readonly [Fields, string])[], problems: FoundProblems): MappingConstants {
  const found = new Map<ConstantName, string>();
  for (const [line, path] of lines) {
    const name = Object.hasOwn(line, 'constant') ? constantNameOf(line, path, problems) : null;
    if (name === null) continue;
    if (found.has(name)) problems.add(path, 'MAPPING_TARGET_TWICE', { target: name });
    const value = constantOf(name, line.value, pathTo(path, 'value'), problems);
    if (value !== null) found.set(name, value);
  }
  const origin = found.get('origin') ?? 'file';
  const optional = (name: ConstantName) => found.get(name) ?? null;
  return {
    origin,
    source: found.get('source') ?? origin,
    asOf: optional('asOf'),
    currency: optional('currency'),
    zone: optional('zone'),
  };
}

function constantNameOf(line: Fields, path: string, problems: FoundProblems): ConstantName | null {
  problems.object(line, path, ['constant', 'value'], ['note']);
  const name = CONSTANTS.find((constant) => constant === line.constant);
  if (name === undefined) {
    problems.add(pathTo(path, 'constant'), 'MAPPING_NOT_ON_LIST', { allowed: CONSTANTS.join(', ') });
  }
  return name ?? null;
}

function constantOf(name: ConstantName, value: unknown, path: string, problems: FoundProblems): string | null {
  if (typeof value !== 'string' || value === '') {
    problems.wrongType(path, 'text', value);
    return null;
  }
  const fault = CONSTANT_CHECKS[name](value);
  if (fault !== null) problems.add(path, fault, { column: name });
  return fault === null ? value : null;
}

/** Constants of the file that are fields of every customer, unless a line finds another value in the row. */
function constantFields({ origin, currency, zone }: MappingConstants): readonly FieldLine[] {
  const line = (to: ProfileField, value: string): FieldLine => ({
    to,
    from: { kind: 'value', value },
    month: null,
    app: null,
    guard: null,
  });
  return [
    line('origin', origin),
    ...(currency === null ? [] : [line('business.currency', currency)]),
    ...(zone === null ? [] : [line('preference.timeZone', zone)]),
  ];
}

function fieldLines(
  lines: readonly (readonly [Fields, string])[],
  reader: LineReader,
  problems: FoundProblems,
): readonly FieldLine[] {
  const fields: FieldLine[] = [];
  for (const [line, path] of lines) {
    if (Object.hasOwn(line, 'constant') || Object.hasOwn(line, 'consent')) continue;
    problems.object(line, path, ['to'], [...DERIVATIONS, ...LINE_FIELDS]);
    const before = problems.count;
    for (const one of linesOfSeries(line, path, reader, problems)) {
      // What is wrong with one month of a series is wrong with all of them: it is said once.
      if (problems.count > before) break;
      fields.push(...fieldLine(one, path, reader, problems));
    }
  }
  if (fields.length > MOST_FIELDS) problems.add('$.lines', 'MAPPING_TOO_MANY_LINES', { most: MOST_FIELDS });
  return fields;
}

function fieldLine(line: Fields, path: string, reader: LineReader, problems: FoundProblems): readonly FieldLine[] {
  const to = targetOf(line.to, pathTo(path, 'to'), problems);
  const from = to === null ? null : derivationOf(line, path, to, reader, problems);
  if (to === null || from === null) return [];
  const month = monthOf(line, path, to, reader, problems);
  return [{ to, from, month, app: reader.app(line, path, to), guard: reader.guard(line, path, to) }];
}

function targetOf(value: unknown, path: string, problems: FoundProblems): ProfileField | null {
  if (typeof value !== 'string') {
    problems.wrongType(path, 'text', value);
    return null;
  }
  if (isProfileField(value)) return value;
  const forbidden = value.split('.').some(isForbiddenName);
  problems.add(path, forbidden ? 'FORBIDDEN_NAME' : 'MAPPING_UNKNOWN_TARGET', { field: value });
  return null;
}

function derivationOf(
  line: Fields,
  path: string,
  to: ProfileField,
  reader: LineReader,
  problems: FoundProblems,
): Derivation | null {
  const given = DERIVATIONS.filter((name) => Object.hasOwn(line, name));
  const [kind] = given;
  const spec = specOf(to);
  if (kind === undefined || given.length > 1) {
    problems.add(path, 'MAPPING_ONE_DERIVATION', { allowed: DERIVATIONS.join(', ') });
    return null;
  }
  const at = pathTo(path, kind);
  if (!fits(kind, to, spec.type)) problems.add(at, 'MAPPING_DERIVATION_UNFIT', { target: to });
  switch (kind) {
    case 'column':
      return reader.fromColumn(line, path, to, spec);
    case 'value':
      return { kind: 'value', value: reader.value(line.value, at, spec) };
    case 'monthsBefore':
      reader.asOf(at);
      return { kind: 'months-before', column: reader.column(line.monthsBefore, at) };
    case 'endOfMonth':
      return { kind: 'value', value: endOfMonth(reader.asOf(at), reader.integer(line.endOfMonth, at, -120, 120)) };
    case 'termEnd':
      return reader.termEnd(line.termEnd, at, to);
    case 'template':
      return reader.template(line.template, at);
    case 'reservedNumber':
      return reader.reservedNumber(line.reservedNumber, at);
    case 'products':
      return reader.products(line.products, at);
  }
}

/** Days come from day derivations, texts from text derivations, lists and the id from a column; one currency holds for a file. */
function fits(kind: (typeof DERIVATIONS)[number], to: ProfileField, type: string): boolean {
  if (kind === 'products') return to === 'business.productsHeld';
  if (type === 'texts' || type === 'records') return kind === 'column';
  if (kind === 'column') return type !== 'currency';
  if (kind === 'value') return type !== 'id';
  if (kind === 'template' || kind === 'reservedNumber') return type === 'text';
  return type === 'day';
}

function endOfMonth(asOf: string, offset: number): string {
  const next = addMonths(`${asOf.slice(0, 7)}-01`, offset + 1);
  return new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
}

const keyOf = ({ to, month, app }: FieldLine) =>
  app === null ? `${to}|${month ?? ''}` : `${to}|${month ?? ''}|${app}`;

/** Constants stay before the lines for the same field: what a row says replaces what holds for the file. */
function inOneOrder(fields: readonly FieldLine[]): readonly FieldLine[] {
  return fields.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
}

function refuseTwice(fields: readonly FieldLine[], problems: FoundProblems): void {
  const seen = new Set<string>();
  for (const field of fields) {
    if (seen.has(keyOf(field))) problems.add('$.lines', 'MAPPING_TARGET_TWICE', { target: field.to });
    seen.add(keyOf(field));
  }
}

function idColumnOf(fields: readonly FieldLine[], problems: FoundProblems): string {
  for (const needed of ['id', 'relationship'] as const) {
    if (!fields.some(({ to }) => to === needed)) problems.add('$.lines', 'MAPPING_TARGET_MISSING', { target: needed });
  }
  const id = fields.find(({ to }) => to === 'id');
  return id?.from.kind === 'column' ? id.from.column : '';
}
