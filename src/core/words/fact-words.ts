import type { ConditionValue } from '../condition/condition.js';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Explained, ExplainedLeaf } from '../rules/explain.js';
import { say } from './say.js';

/** Days read better with words of time than with words of size. */
const DAY_WORDS: Readonly<Record<string, string>> = {
  lessThan: 'EXPLAIN_BEFORE',
  lessThanInclusive: 'EXPLAIN_BEFORE_OR_ON',
  greaterThan: 'EXPLAIN_AFTER',
  greaterThanInclusive: 'EXPLAIN_AFTER_OR_ON',
};

const VERDICT = { true: 'EXPLAIN_TRUE', false: 'EXPLAIN_FALSE', unknown: 'EXPLAIN_UNKNOWN' } as const;

/** Minor units as an amount of the currency: 7000 USD is $70.00; without a currency the bare number. */
function amountWords(minor: number, currency: FactValue, locale: Locale): string {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return String(minor);
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A value as a person reads it: labels for enums, major units for money, words for yes, no and missing. */
export function valueWords(fact: FactDefinition, value: FactValue, currency: FactValue, locale: Locale): string {
  if (value === null) return say(locale, 'EXPLAIN_MISSING');
  if (typeof value === 'boolean') return say(locale, value ? 'EXPLAIN_YES' : 'EXPLAIN_NO');
  if (typeof value === 'number' && fact.unit === 'minor') return amountWords(value, currency, locale);
  return fact.valueLabels?.[String(value)]?.[locale] ?? String(value);
}

function needWords(fact: FactDefinition, need: ConditionValue, currency: FactValue, locale: Locale): string {
  const values = typeof need === 'object' ? need : [need];
  return values.map((value) => valueWords(fact, value, currency, locale)).join(locale === 'zh-CN' ? '、' : ', ');
}

/** One question of an explained condition as a sentence: "no: ARPU band is High; it is Mid". */
function leafWords(leaf: ExplainedLeaf, catalogue: FactCatalogue, sheet: FactSheet): Words {
  const fact = catalogue.get(leaf.fact);
  if (fact === undefined) throw new Error(`no fact of this name: ${leaf.fact}`);
  const currency = sheet.currency ?? null;
  const asked = (fact.type === 'day' ? DAY_WORDS[leaf.operator] : undefined) ?? `EXPLAIN_${leaf.operator}`;
  const [zh, en] = LOCALES.map((locale) =>
    say(locale, VERDICT[leaf.truth], {
      label: fact.labels[locale],
      asked: say(locale, asked, { need: needWords(fact, leaf.need, currency, locale) }),
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
