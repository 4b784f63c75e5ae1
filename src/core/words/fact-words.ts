import { type Condition, type ConditionValue, foldTree, type Leaf } from '../condition/condition.js';
import type { Operator } from '../condition/operators.js';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import { amountIn } from '../kit/amount.js';
import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Explained, ExplainedLeaf } from '../rules/explain.js';
import { say } from './say.js';

/** What words about a fact need: those of a field of a list's elements are the same. */
type Told = Omit<FactDefinition, 'months' | 'fields'>;
/** How it is told: amounts are in the customer's currency. */
type Telling = { readonly currency: FactValue; readonly locale: Locale };

/** Days read better with words of time than with words of size. */
const DAY_WORDS: Readonly<Record<string, string>> = {
  lessThan: 'EXPLAIN_BEFORE',
  lessThanInclusive: 'EXPLAIN_BEFORE_OR_ON',
  greaterThan: 'EXPLAIN_AFTER',
  greaterThanInclusive: 'EXPLAIN_AFTER_OR_ON',
};

/** Minor units as an amount of the currency: 7000 USD is $70.00; without a currency the bare number. */
function amountWords(minor: number, currency: FactValue, locale: Locale): string {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return String(minor);
  return amountIn(currency, minor, locale);
}

const joinedWith = (locale: Locale) => (locale === 'zh-CN' ? '、' : ', ');

/** A series month by month, its gaps seen; a list by the number of its elements. */
function manyWords(fact: Told, values: readonly unknown[], { currency, locale }: Telling): string {
  if (fact.type !== 'series') return say(locale, 'EXPLAIN_ELEMENTS', { count: values.length });
  const month = (value: unknown) =>
    typeof value === 'number' ? valueWords({ ...fact, type: 'number' }, value, currency, locale) : '–';
  return values.map(month).join(joinedWith(locale));
}

/** A value as a person reads it: labels for enums, major units for money, words for yes, no and missing. */
export function valueWords(fact: Told, value: FactValue, currency: FactValue, locale: Locale): string {
  if (value === null) return say(locale, 'EXPLAIN_MISSING');
  if (typeof value === 'object') return manyWords(fact, value, { currency, locale });
  if (typeof value === 'boolean') return say(locale, value ? 'EXPLAIN_YES' : 'EXPLAIN_NO');
  if (typeof value === 'number' && fact.unit === 'minor') return amountWords(value, currency, locale);
  return fact.valueLabels?.[String(value)]?.[locale] ?? String(value);
}

function momentWords(days: number, locale: Locale): string {
  if (days === 0) return say(locale, 'EXPLAIN_TODAY');
  return say(locale, days > 0 ? 'EXPLAIN_DAYS_AHEAD' : 'EXPLAIN_DAYS_AGO', { days: Math.abs(days) });
}

/** A condition on an element as one phrase: its parts with and, or, not between them. */
function conditionWords(condition: Condition, fields: ReadonlyMap<string, Told>, telling: Telling): string {
  const { locale } = telling;
  const joined = (word: string) => (parts: readonly string[]) =>
    parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(say(locale, word))})`;
  return foldTree<Leaf, string>(condition, {
    leaf: ({ fact, operator, value }) => {
      const told = fields.get(fact);
      if (told === undefined) throw new Error(`no field of this name: ${fact}`);
      const asked = askedWords(told, operator, value, telling);
      return say(locale, 'EXPLAIN_PART', { label: told.labels[locale], asked });
    },
    all: joined('EXPLAIN_AND'),
    any: joined('EXPLAIN_OR'),
    not: (part) => say(locale, 'EXPLAIN_NOT', { part }),
  });
}

/** What is asked of several values of the fact: the two ends of a range, or any of them. */
function severalWords(code: string, operator: Operator, values: readonly string[], locale: Locale): string {
  const [from = '', to = ''] = values;
  return operator === 'between'
    ? say(locale, code, { from, to })
    : say(locale, code, { need: values.join(joinedWith(locale)) });
}

/** A number of days or months is no value of the fact: it is told as it stands. */
const COUNTS: readonly Operator[] = ['withinNextDays', 'withinLastDays', 'atLeastMonthsAgo'];

/** What an operator asks, after the fact's label: "is at least $70.00", "早于 2027-01-01". */
export function askedWords(
  fact: FactDefinition | Told,
  operator: Operator,
  need: ConditionValue,
  telling: Telling,
): string {
  const { currency, locale } = telling;
  const one = (value: FactValue) => valueWords(fact, value, currency, locale);
  const code = (fact.type === 'day' ? DAY_WORDS[operator] : undefined) ?? `EXPLAIN_${operator}`;
  if (typeof need !== 'object') return say(locale, code, { need: COUNTS.includes(operator) ? `${need}` : one(need) });
  if ('daysFromToday' in need) return say(locale, code, { need: momentWords(need.daysFromToday, locale) });
  if ('months' in need) return say(locale, need.pct === undefined ? code : `${code}_BY`, { ...need });
  if (!('element' in need)) return severalWords(code, operator, need.map(one), locale);
  const fields = 'fields' in fact ? (fact.fields ?? []) : [];
  const asked = new Map(fields.map((field) => [field.name, field]));
  return say(locale, code, { need: conditionWords(need.element, asked, telling) });
}

/** How the answer is told: found, found for want of an answer because the author said so, or not to be known. */
function verdictOf({ truth, have, unknown }: ExplainedLeaf): string {
  if (truth === 'unknown') return typeof have === 'object' && have !== null ? 'EXPLAIN_INCOMPLETE' : 'EXPLAIN_UNKNOWN';
  const said = have === null && unknown !== undefined;
  if (truth === 'true') return said ? 'EXPLAIN_TRUE_AS_SAID' : 'EXPLAIN_TRUE';
  return said ? 'EXPLAIN_FALSE_AS_SAID' : 'EXPLAIN_FALSE';
}

/** One question of an explained condition as a sentence: "no: ARPU band is High; it is Mid". */
export function leafWords(leaf: ExplainedLeaf, catalogue: FactCatalogue, sheet: FactSheet): Words {
  const fact = catalogue.get(leaf.fact);
  if (fact === undefined) throw new Error(`no fact of this name: ${leaf.fact}`);
  const currency = sheet.currency ?? null;
  const [zh, en] = LOCALES.map((locale) =>
    say(locale, verdictOf(leaf), {
      label: fact.labels[locale],
      asked: askedWords(fact, leaf.operator, leaf.need, { currency, locale }),
      have: valueWords(fact, leaf.have, currency, locale),
    }),
  );
  return { 'zh-CN': zh ?? '', en: en ?? '' };
}

/** An explained condition with a sentence at each question, and what `all`, `any` and `not` came to. */
export type Worded =
  | (ExplainedLeaf & { readonly words: Words })
  | { readonly kind: 'all' | 'any'; readonly truth: Explained['truth']; readonly of: readonly Worded[] }
  | { readonly kind: 'not'; readonly truth: Explained['truth']; readonly of: Worded };

export function explainedWords(explained: Explained, catalogue: FactCatalogue, sheet: FactSheet): Worded {
  switch (explained.kind) {
    case 'leaf':
      return { ...explained, words: leafWords(explained, catalogue, sheet) };
    case 'not':
      return { ...explained, of: explainedWords(explained.of, catalogue, sheet) };
    case 'all':
    case 'any':
      return { ...explained, of: explained.of.map((part) => explainedWords(part, catalogue, sheet)) };
  }
}
