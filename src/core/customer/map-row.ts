import type { Problem, Read } from '../kit/problem.js';
import { CLEARABLE_FIELDS, type ClearableField, type CustomerChange, type Withheld } from './change-customer.js';
import type { Consent } from './consent.js';
import type { Customer } from './customer.js';
import { type Cells, type FieldValue, type Finder, ValueFinders } from './find-value.js';
import type { ConsentLine, Mapping } from './mapping.js';
import type { ProfileField } from './profile-field.js';

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
};
type Put = (draft: Draft, value: FieldValue) => void;
type FieldReader = { readonly find: Finder; readonly put: Put; readonly clears: ClearableField | null };
type ConsentReader = { readonly shown: (cells: Cells) => boolean; readonly consent: Withheld };

/** Made once a file for its `columns`, run once a row. */
export function rowMapper(mapping: Mapping, columns: readonly string[]): RowMapper {
  const finders = new ValueFinders(mapping, columns);
  const fields = mapping.fields.map((line): FieldReader => {
    const clears = CLEARABLE_FIELDS.find((field) => field === line.to) ?? null;
    return { find: finders.of(line), put: putterOf(line.to, line.month), clears };
  });
  const consents = mapping.consents.map((line) => consentReader(line, mapping, finders));
  return (cells) => {
    const draft = emptyDraft();
    const problems: Problem[] = [];
    const cleared: ClearableField[] = [];
    for (const field of fields) readField(field, cells, draft, cleared, problems);
    if (problems.length > 0) return { ok: false, problems };
    const granted = consents.filter(({ shown }) => shown(cells));
    const withheld = consents.filter((reader) => !granted.includes(reader)).map(({ consent }) => consent);
    const given = granted.map(({ consent }): Consent => ({ ...consent, granted: true }));
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

function consentReader(line: ConsentLine, mapping: Mapping, finders: ValueFinders): ConsentReader {
  const { channel, purpose, column, equals, at } = line;
  const cell = finders.cell(column);
  const consent = { channel, purpose, at, source: mapping.constants.source };
  return { shown: (cells) => equals.includes(cell(cells)), consent };
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

function putterOf(to: ProfileField, month: string | null): Put {
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
    default:
      return (draft, value) => {
        const at = month ?? '';
        const values = draft.months.get(at);
        if (values) values[key] = value;
        else draft.months.set(at, { [key]: value });
      };
  }
}
