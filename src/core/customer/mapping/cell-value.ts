import { type Day, isDay } from '../../kit/day.js';
import { isZone } from '../../kit/zone.js';
import { minorDigitsOf, type ScalarSpec } from './profile-field.js';

export type CellValue = string | number | boolean;

/** Why a cell's text is not the value its field needs; keys of the locale files. */
type CellFault =
  | 'NOT_A_NUMBER'
  | 'NOT_AN_AMOUNT'
  | 'NOT_A_DATE'
  | 'NOT_A_MONTH'
  | 'NOT_A_BIRTHDAY'
  | 'NOT_A_TIME'
  | 'NOT_A_PART'
  | 'NOT_YES_OR_NO'
  | 'NOT_ALLOWED_VALUE'
  | 'OUT_OF_RANGE'
  | 'TOO_LONG'
  | 'UNPRINTABLE'
  | 'NOT_A_ZONE'
  | 'NOT_A_CURRENCY';

export const DAY_FORMATS = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

/**
 * How the source writes: decimal places of one money unit (0 for minor units), factor of a quantity or a share, form of a
 * date, and what stands between the texts of a list.
 */
export type CellForm = {
  readonly moneyDigits: number;
  readonly factor: number;
  /** Shares are the same quantity over a whole: 35 of 100 percent. */
  readonly whole?: number;
  readonly day: DayFormat;
  readonly separator?: string;
};

export type CellRead =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly fault: CellFault };

const DAY_PATTERNS: { readonly [F in DayFormat]: RegExp } = {
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  'YYYY/MM/DD': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'DD/MM/YYYY': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'MM/DD/YYYY': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
};
const AMOUNT = /^([+-]?)(\d{1,16})(?:\.(\d{1,12}))?$/;
const INTEGER = /^[+-]?\d{1,15}$/;
const QUANTITY = /^\d{1,15}(?:\.\d{1,12})?$/;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const TRUTH = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

const given = (value: CellValue): CellRead => ({ ok: true, value });
const faulty = (fault: CellFault): CellRead => ({ ok: false, fault });

/** `29.85` with two digits is 2985, digit by digit: no binary fraction touches money. What would need rounding is null. */
export function minorUnitsOf(text: string, digits: number): number | null {
  const parts = AMOUNT.exec(text);
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** Null for what is not a date of the calendar. */
export function dayRead(text: string, format: DayFormat): Day | null {
  const parts = DAY_PATTERNS[format].exec(text)?.groups;
  if (!parts) return null;
  const day = `${parts.y}-${(parts.m ?? '').padStart(2, '0')}-${(parts.d ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

const DAY_OF_YEAR = /^(?:--)?(\d{2})-(\d{2})$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The day of the year of a birthday, with or without its year: `MM-DD`. 29 February is one. */
function birthdayRead(text: string, format: DayFormat): string | null {
  const [, month, date] = DAY_OF_YEAR.exec(text) ?? [];
  if (month !== undefined) return isDay(`2000-${month}-${date}`) ? `${month}-${date}` : null;
  return dayRead(text, format)?.slice(5) ?? null;
}

function shareOf(text: string, whole: number): CellRead {
  if (!QUANTITY.test(text)) return faulty('NOT_A_PART');
  const share = Number(text) / whole;
  return share > 1 ? faulty('NOT_A_PART') : given(share);
}

function textOf(text: string, longest: number): CellRead {
  const composed = text.normalize('NFC');
  if (composed.length > longest) return faulty('TOO_LONG');
  return CONTROL.test(composed) ? faulty('UNPRINTABLE') : given(composed);
}

function integerOf(text: string, least: number, most: number): CellRead {
  if (!INTEGER.test(text)) return faulty('NOT_A_NUMBER');
  const value = Number(text);
  return value < least || value > most ? faulty('OUT_OF_RANGE') : given(value);
}

/** Texts that stand for themselves once they are known to be what they should. */
const NAMED = {
  month: [(text: string) => isDay(`${text}-01`), 'NOT_A_MONTH'],
  clock: [(text: string) => CLOCK.test(text), 'NOT_A_TIME'],
  zone: [isZone, 'NOT_A_ZONE'],
  currency: [(text: string) => minorDigitsOf(text) !== null, 'NOT_A_CURRENCY'],
} as const;

function orFault(value: CellValue | null | undefined, fault: CellFault): CellRead {
  return value === null || value === undefined ? faulty(fault) : given(value);
}

/** The value a trimmed, non-empty text stands for in a field. Ids and lists are read by those who know them. */
export function cellValue(text: string, spec: ScalarSpec, form: CellForm): CellRead {
  switch (spec.type) {
    case 'text':
      return textOf(text, spec.longest);
    case 'choice':
      return spec.values.includes(text) ? given(text) : faulty('NOT_ALLOWED_VALUE');
    case 'integer':
      return integerOf(text, spec.least, spec.most);
    case 'quantity':
      return QUANTITY.test(text) ? given(Number(text) * form.factor) : faulty('NOT_A_NUMBER');
    case 'money':
      return orFault(minorUnitsOf(text, form.moneyDigits), 'NOT_AN_AMOUNT');
    case 'boolean':
      return orFault(TRUTH.get(text.toLowerCase()), 'NOT_YES_OR_NO');
    case 'day':
      return orFault(dayRead(text, form.day), 'NOT_A_DATE');
    case 'birthday':
      return orFault(birthdayRead(text, form.day), 'NOT_A_BIRTHDAY');
    case 'share':
      return shareOf(text, form.whole ?? 1);
    case 'month':
    case 'clock':
    case 'zone':
    case 'currency': {
      const [holds, fault] = NAMED[spec.type];
      return holds(text) ? given(text) : faulty(fault);
    }
    default:
      return faulty('NOT_ALLOWED_VALUE');
  }
}
