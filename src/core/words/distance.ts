import type { Operator } from '../condition/operators.js';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Change, HowFar } from '../rules/distance/how-far.js';
import { askedWords, valueWords } from './fact-words.js';
import { hasWords, say } from './say.js';

/** What is asked where a condition must be false. */
const OPPOSITE: Readonly<Partial<Record<Operator, Operator>>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  before: 'greaterThanInclusive',
  after: 'lessThanInclusive',
};

/** A change as data, and as a person reads it. */
export type WordedChange = Change & { readonly words: Words };
export type WordedHowFar = Omit<HowFar, 'changes'> & { readonly changes: readonly WordedChange[] };

type Telling = { readonly fact: FactDefinition; readonly currency: FactValue; readonly locale: Locale };

/** A value with its unit: 9.2 GB, 3 months; money in major units. */
function measured({ fact, currency, locale }: Telling, value: FactValue): string {
  const words = valueWords(fact, value, currency, locale);
  if (fact.type !== 'number' || fact.unit === null || fact.unit === 'minor') return words;
  const unit = `distance.unit.${fact.unit}`;
  return `${words}${hasWords(unit) ? say(locale, unit) : ` ${fact.unit}`}`;
}

function neededWords(telling: Telling, { operator, need, negated }: Change): string {
  const { fact, currency, locale } = telling;
  const asked = negated ? OPPOSITE[operator] : operator;
  const day = `distance.day.${asked}`;
  const code = fact.type === 'day' && hasWords(day) ? day : `distance.${asked}`;
  const isOdd = typeof need === 'object' && !Array.isArray(need);
  if (asked === undefined || isOdd || !hasWords(code)) {
    const words = askedWords(fact, operator, need, { currency, locale });
    return say(locale, negated ? 'distance.notSo' : 'distance.so', { asked: words });
  }
  const values = Array.isArray(need) ? (need as readonly FactValue[]) : [need as FactValue];
  const joined = values.map((value) => measured(telling, value)).join(locale === 'zh-CN' ? '、' : ', ');
  return say(locale, code, { need: joined });
}

function sentence(telling: Telling, change: Change): string {
  const { fact, locale } = telling;
  const code = change.have === null ? 'distance.missing' : 'distance.change';
  const label = fact.labels[locale];
  const words = say(locale, code, {
    label,
    have: measured(telling, change.have),
    need: neededWords(telling, change),
  });
  return change.influence ? words : `${words}${say(locale, 'distance.fixed')}`;
}

/** One change as a sentence: "流量 9.2 GB，需低于 8 GB". Amounts are in the currency of the sheet. */
export function changeWords(change: Change, catalogue: FactCatalogue, sheet: FactSheet): Words {
  const fact = catalogue.get(change.fact);
  if (fact === undefined) throw new Error(`no fact of this name: ${change.fact}`);
  const currency = sheet.currency ?? null;
  const [zh, en] = LOCALES.map((locale) => sentence({ fact, currency, locale }, change));
  return { 'zh-CN': zh ?? '', en: en ?? '' };
}

export function howFarWords(far: HowFar, catalogue: FactCatalogue, sheet: FactSheet): WordedHowFar {
  return { ...far, changes: far.changes.map((one) => ({ ...one, words: changeWords(one, catalogue, sheet) })) };
}
