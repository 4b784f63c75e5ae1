import type { Day } from '../../kit/day.js';
import type { Words } from '../../kit/locale.js';
import type { ChannelName, Purpose } from '../consent.js';
import type { CellForm, CellValue, DayFormat } from './cell-value.js';
import type { ProfileField } from './profile-field.js';

/** What holds for the whole file. A line that reckons from a day or an amount needs the constant it reckons with. */
export type MappingConstants = {
  readonly origin: string;
  readonly asOf: Day | null;
  readonly currency: string | null;
  readonly zone: string | null;
  /** Where the consents of this file come from. */
  readonly source: string;
};

/** The line counts only for rows whose cell is one of these; for others the field stays, or is cleared. */
export type Guard = {
  readonly column: string;
  readonly equals: readonly string[];
  readonly otherwise: 'missing' | 'none';
};

/** `when` and `unless` together are every text the column may hold. */
export type ProductColumn = {
  readonly product: string;
  readonly column: string;
  readonly when: readonly string[];
  readonly unless: readonly string[];
};

/** How a field's value is found. Nothing else is: a mapping file holds no expressions. */
export type Derivation =
  | {
      readonly kind: 'column';
      readonly column: string;
      /** Null in the map says that there is none. */
      readonly map: ReadonlyMap<string, CellValue | null> | null;
      readonly form: CellForm;
      readonly fallback: CellValue | null;
      readonly required: boolean;
    }
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'months-before'; readonly column: string }
  | {
      readonly kind: 'term-end';
      readonly term: string;
      readonly months: ReadonlyMap<string, number | null>;
      readonly done: string;
    }
  | { readonly kind: 'template'; readonly parts: readonly (string | { readonly column: string })[] }
  | { readonly kind: 'reserved-number'; readonly column: string; readonly prefix: string; readonly digits: number }
  | { readonly kind: 'products'; readonly products: readonly ProductColumn[] };

export type FieldLine = {
  readonly to: ProfileField;
  readonly from: Derivation;
  /** `YYYY-MM` of a monthly field, else null. */
  readonly month: string | null;
  /** The category of app that `usage.appMb` is of, else null. */
  readonly app: string | null;
  readonly guard: Guard | null;
};

export type ConsentLine = {
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly column: string;
  readonly equals: readonly string[];
  /** The instant the consent counts from, where `since` says no other day. */
  readonly at: Date;
  readonly since: { readonly column: string; readonly format: DayFormat } | null;
};

/** A mapping file as read: which foreign column becomes which profile field, and every assumption as a line. */
export type Mapping = {
  readonly name: string;
  readonly title: Words;
  readonly constants: MappingConstants;
  readonly idColumn: string;
  /** In the order of their targets, so that the same content always reads the same. */
  readonly fields: readonly FieldLine[];
  readonly consents: readonly ConsentLine[];
  /** Every foreign column that some line reads. */
  readonly columns: readonly string[];
  /** Those of them that hold lists: in NDJSON their values may be lists, elsewhere a value is plain. */
  readonly listColumns: readonly string[];
};

function sourceColumns(from: Derivation): readonly string[] {
  switch (from.kind) {
    case 'value':
      return [];
    case 'term-end':
      return [from.term, from.done];
    case 'template':
      return from.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.column]));
    case 'products':
      return from.products.map(({ column }) => column);
    default:
      return [from.column];
  }
}

/** Every foreign column a line reads: each must be in the file. */
export function columnsOf({ from, guard }: FieldLine): readonly string[] {
  return [...sourceColumns(from), ...(guard === null ? [] : [guard.column])];
}

/** Every foreign column a consent is read from. */
export function consentColumns({ column, since }: ConsentLine): readonly string[] {
  return since === null ? [column] : [column, since.column];
}
