import { dayNumber, isDay } from '../kit/day.js';

/** json-rules-engine's own operators; the fact stands on the left. */
export const OPERATORS = [
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
export type Operator = (typeof OPERATORS)[number];

export const ASKED_TYPES = ['number', 'boolean', 'enum', 'text', 'day'] as const;
export type AskedType = (typeof ASKED_TYPES)[number];

/** What a condition must know of a fact it asks for. */
export type AskedFact = { readonly type: AskedType; readonly values?: readonly string[] };

const SAME: readonly Operator[] = ['equal', 'notEqual'];
const AMONG: readonly Operator[] = ['in', 'notIn'];
const ORDER: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

/**
 * Texts have no order (json-rules-engine answers false for words), and `contains` wants a fact that is a list:
 * no fact is one today, so it fits none. Where an operator fits, it means what json-rules-engine means.
 */
const FITTING: { readonly [T in AskedType]: readonly Operator[] } = {
  number: [...SAME, ...ORDER, ...AMONG],
  day: [...SAME, ...ORDER, ...AMONG],
  boolean: SAME,
  enum: [...SAME, ...AMONG],
  text: [...SAME, ...AMONG],
};

export function operatorsFor(type: AskedType): readonly Operator[] {
  return FITTING[type];
}

export function isOperator(name: unknown): name is Operator {
  return OPERATORS.some((operator) => operator === name);
}

export function takesList(operator: Operator): boolean {
  return AMONG.includes(operator);
}

/** Whether a value is an answer for a fact of this type. Numbers are finite; days are dates of the calendar. */
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
  }
}

/** Days since 1970-01-01 for a day, the value itself otherwise: what columns hold and comparisons compare. */
export function comparable(type: AskedType, value: string | number | boolean): string | number | boolean {
  return type === 'day' ? dayNumber(String(value)) : value;
}
