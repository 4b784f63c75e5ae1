import { dayNumber, isDay } from '../kit/day.js';
import type { Words } from '../kit/locale.js';

/** json-rules-engine's own operators; the fact stands on the left. */
export const REFERENCE_OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const;

/** What the field asks beyond them. */
export const FIELD_OPERATORS = [
  'between',
  'before',
  'after',
  'withinNextDays',
  'withinLastDays',
  'atLeastMonthsAgo',
  'startsWith',
  'matches',
  'inList',
  'notInList',
  'fellByPct',
  'belowOwnAverage',
  'some',
] as const;

export const OPERATORS = [...REFERENCE_OPERATORS, ...FIELD_OPERATORS] as const;
export type Operator = (typeof OPERATORS)[number];

/** Types whose value is one thing. */
export const SCALAR_TYPES = ['number', 'boolean', 'enum', 'text', 'day'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];

/** series: a number a month, the newest last, null where a month is missing. list: records of scalars. */
export const ASKED_TYPES = [...SCALAR_TYPES, 'series', 'list'] as const;
export type AskedType = (typeof ASKED_TYPES)[number];

export type Scalar = string | number | boolean;
export type SeriesValue = readonly (number | null)[];
export type ListValue = readonly Readonly<Record<string, Scalar | null>>[];

/** What a fact may be answered with; null is missing. A day is its ISO date. */
export type Answer = Scalar | SeriesValue | ListValue | null;

/** A field of a list's elements: what a condition on an element asks. */
export type AskedField = {
  readonly name: string;
  readonly type: ScalarType;
  readonly values?: readonly string[];
  readonly valueLabels?: Readonly<Record<string, Words>>;
  readonly nullable?: boolean;
};

/** What a condition must know of a fact it asks for. */
export type AskedFact = {
  readonly type: AskedType;
  readonly values?: readonly string[];
  /** What the values are called, where a message names them. */
  readonly valueLabels?: Readonly<Record<string, Words>>;
  /** The fact may be missing; absent is no. */
  readonly nullable?: boolean;
  /** How many months a series holds. */
  readonly months?: number;
  /** What each element of a list holds. */
  readonly fields?: readonly AskedField[];
};

/**
 * The form of an operator's value. one: of the fact's type. several: a list of such. range: two such, the lower first.
 * moment: a day or `{ daysFromToday }`. days, months: whole numbers. prefix, pattern: text. list: the name of a list.
 * fall: `{ pct, months }`. average: `{ pct?, months }`. element: a condition on one element. nothing: fits no fact yet.
 */
export type ValueShape =
  | 'one'
  | 'several'
  | 'range'
  | 'moment'
  | 'days'
  | 'months'
  | 'prefix'
  | 'pattern'
  | 'list'
  | 'fall'
  | 'average'
  | 'element'
  | 'nothing';

type Declared = { readonly fits: readonly AskedType[]; readonly takes: ValueShape };

const ORDER: Declared = { fits: ['number', 'day'], takes: 'one' };
const AMONG: Declared = { fits: ['number', 'enum', 'text', 'day'], takes: 'several' };
const LISTED: Declared = { fits: ['number', 'text'], takes: 'list' };

/**
 * Texts have no order (json-rules-engine answers false for words), and `contains` wants a list of plain values: no
 * fact is one today, so it fits none. Where one of the ten fits, it means what json-rules-engine means.
 */
const DECLARED: { readonly [O in Operator]: Declared } = {
  equal: { fits: SCALAR_TYPES, takes: 'one' },
  notEqual: { fits: SCALAR_TYPES, takes: 'one' },
  lessThan: ORDER,
  lessThanInclusive: ORDER,
  greaterThan: ORDER,
  greaterThanInclusive: ORDER,
  in: AMONG,
  notIn: AMONG,
  contains: { fits: [], takes: 'nothing' },
  doesNotContain: { fits: [], takes: 'nothing' },
  between: { fits: ['number', 'day'], takes: 'range' },
  before: { fits: ['day'], takes: 'moment' },
  after: { fits: ['day'], takes: 'moment' },
  withinNextDays: { fits: ['day'], takes: 'days' },
  withinLastDays: { fits: ['day'], takes: 'days' },
  atLeastMonthsAgo: { fits: ['day'], takes: 'months' },
  startsWith: { fits: ['text'], takes: 'prefix' },
  matches: { fits: ['text'], takes: 'pattern' },
  inList: LISTED,
  notInList: LISTED,
  fellByPct: { fits: ['series'], takes: 'fall' },
  belowOwnAverage: { fits: ['series'], takes: 'average' },
  some: { fits: ['list'], takes: 'element' },
};

/** Operators that hold for what a customer is not: on a missing fact an author easily means another thing than is said. */
const NEGATIVE: readonly Operator[] = ['notEqual', 'notIn', 'doesNotContain', 'notInList'];

export function operatorsFor(type: AskedType): readonly Operator[] {
  return OPERATORS.filter((operator) => DECLARED[operator].fits.includes(type));
}

export function isOperator(name: unknown): name is Operator {
  return OPERATORS.some((operator) => operator === name);
}

export function shapeOf(operator: Operator): ValueShape {
  return DECLARED[operator].takes;
}

export function isNegative(operator: Operator): boolean {
  return NEGATIVE.includes(operator);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a value is an answer for a fact of this type. Numbers are finite; days are dates of the calendar. What is no
 * number in a series is a month that is missing; a list holds nothing but records.
 */
export function fitsType(type: AskedType, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'enum':
    case 'text':
      return typeof value === 'string';
    case 'series':
      return Array.isArray(value);
    case 'list':
      return Array.isArray(value) && value.every(isRecord);
  }
}

/** Days since 1970-01-01 for a day, the value itself otherwise: what columns hold and comparisons compare. */
export function comparable(type: AskedType, value: Scalar): Scalar {
  return type === 'day' ? dayNumber(String(value)) : value;
}
