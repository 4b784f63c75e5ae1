import type { Problem, Read } from '../../kit/problem.js';
import { instantOf } from '../../kit/zone.js';
import { CLEARABLE_FIELDS, type ClearableField, type CustomerChange, type Withheld } from '../change-customer.js';
import type { Consent } from '../consent.js';
import type { Customer } from '../customer.js';
import { dayRead } from './cell-value.js';
import { type Cells, type FieldValue, type Finder, ValueFinders } from './find-value.js';
import type { ConsentLine, FieldLine, Mapping } from './mapping.js';

/** Reads one row, or says what is wrong with it: the column, and a key of the locale files. */
export type RowMapper = (cells: Cells) => Read<CustomerChange>;

type Group = Record<string, FieldValue>;
type Draft = {
  id: string;
  relationship: string;
  origin: string;
  readonly personal: Group;
  readonly basic: Group;
  readonly business: Group;
  readonly preference: Group;
  readonly months: Map<string, Group>;
  contactPoints?: FieldValue;
};
type Put = (draft: Draft, value: FieldValue) => void;
type FieldReader = { readonly find: Finder; readonly put: Put; readonly clears: ClearableField | null };
type ConsentReader = {
  readonly shown: (cells: Cells) => boolean;
  readonly consent: Withheld;
  /** When it was given; null for what is no day. */
  readonly since: (cells: Cells) => Date | null;
  readonly sinceColumn: string;
};

/** Made once a file for its `columns`, run once a row. */
export function rowMapper(mapping: Mapping, columns: readonly string[]): RowMapper {
  const finders = new ValueFinders(mapping, columns);
  const fields = mapping.fields.map((line): FieldReader => {
    const clears = CLEARABLE_FIELDS.find((field) => field === line.to) ?? null;
    return { find: finders.of(line), put: putterOf(line), clears };
  });
  const consents = mapping.consents.map((line) => consentReader(line, mapping, finders));
  return (cells) => {
    const draft = emptyDraft();
    const problems: Problem[] = [];
    const cleared: ClearableField[] = [];
    for (const field of fields) readField(field, cells, draft, cleared, problems);
    const granted = consents.filter(({ shown }) => shown(cells));
    const withheld = consents.filter((reader) => !granted.includes(reader)).map(({ consent }) => consent);
    const given = granted.map((reader) => readConsent(reader, cells, problems));
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, value: { customer: customerOf(draft, given), cleared, withheld } };
  };
}

function readField(
  { find, put, clears }: FieldReader,
  cells: Cells,
  draft: Draft,
  cleared: ClearableField[],
  problems: Problem[],
): void {
  const result = find(cells);
  if (result.kind === 'value') put(draft, result.value);
  else if (result.kind === 'fault') problems.push(result.problem);
  else if (result.kind === 'none' && clears !== null) cleared.push(clears);
}

function readConsent({ consent, since, sinceColumn }: ConsentReader, cells: Cells, problems: Problem[]): Consent {
  const at = since(cells);
  if (at === null) problems.push({ path: sinceColumn, code: 'NOT_A_DATE', params: { column: sinceColumn } });
  return { ...consent, ...(at === null ? {} : { at }), granted: true };
}

function consentReader(line: ConsentLine, { constants }: Mapping, finders: ValueFinders): ConsentReader {
  const { channel, purpose, column, equals, at, since } = line;
  const cell = finders.cell(column);
  const consent = { channel, purpose, at, source: constants.source };
  const shown = (cells: Cells) => equals.includes(cell(cells));
  if (since === null) return { shown, consent, since: () => at, sinceColumn: column };
  const sinceCell = finders.cell(since.column);
  const dayOf = (cells: Cells) => {
    const text = sinceCell(cells);
    if (text === '') return at;
    const day = dayRead(text, since.format);
    return day === null ? null : instantOf(Date.parse(day), constants.zone ?? 'UTC', 'earlier');
  };
  return { shown, consent, since: dayOf, sinceColumn: since.column };
}

function emptyDraft(): Draft {
  return {
    id: '',
    relationship: '',
    origin: '',
    personal: {},
    basic: {},
    business: {},
    preference: {},
    months: new Map(),
  };
}

/** The table of fields says which type each name holds, and every value was read by it. */
function customerOf(draft: Draft, consents: readonly Consent[]): Customer {
  const { months, ...groups } = draft;
  const usage = [...months].map(([month, values]) => ({ month, ...values }));
  return { ...groups, usage, consents } as unknown as Customer;
}

function monthIn(draft: Draft, month: string): Group {
  const known = draft.months.get(month) ?? {};
  draft.months.set(month, known);
  return known;
}

/** Months said at once, as records of their own. */
function putMonths(draft: Draft, value: FieldValue): void {
  for (const { month, ...values } of value as readonly (Group & { readonly month: string })[]) {
    Object.assign(monthIn(draft, month), values);
  }
}

function putterOf({ to, month, app }: FieldLine): Put {
  const [group = '', key = ''] = to.split('.');
  switch (group) {
    case 'id':
    case 'relationship':
    case 'origin':
      return (draft, value) => {
        draft[group] = String(value);
      };
    case 'personal':
    case 'basic':
    case 'business':
    case 'preference':
      return (draft, value) => {
        draft[group][key] = value;
      };
    case 'contactPoints':
      return (draft, value) => {
        draft.contactPoints = value;
      };
    default:
      return key === '' ? putMonths : usagePutter(key, month ?? '', app);
  }
}

function usagePutter(key: string, month: string, app: string | null): Put {
  return (draft, value) => {
    const values = monthIn(draft, month);
    values[key] = app === null ? value : ({ ...(values[key] as object), [app]: value } as unknown as FieldValue);
  };
}
