import { kindOf, unknownOf } from '../convert/edit-query.ts';
import { isList, isRecord, type Json, type JsonRecord } from '../convert/json.ts';
import { factOf, isGroup, type QueryGroup, type QueryNode, type QueryRule, SAVED } from '../convert/query.ts';
import { toQuery } from '../convert/to-query.ts';
import { type Asked, type AskedFacts, fieldsOf } from './asked.ts';

/** How things are told in one language: texts of the topic `rules`, words the interface gives, numbers. */
export type Teller = {
  readonly text: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly say: (words: { readonly 'zh-CN': string; readonly en: string }) => string;
  readonly number: (value: number) => string;
};

const MINOR_UNITS = 100;
/** Days read better with words of time than with words of size. */
const DAY_ORDERS: Readonly<Record<string, string>> = {
  lessThan: 'before',
  lessThanInclusive: 'onOrBefore',
  greaterThan: 'after',
  greaterThanInclusive: 'onOrAfter',
};
/** Their value is a number of days or months, and no value of the fact. */
const COUNTS: readonly string[] = ['withinNextDays', 'withinLastDays', 'atLeastMonthsAgo'];
const UNITS: readonly string[] = ['days', 'months', 'years', 'minutes', 'percent', 'times'];

function isMissing(value: Json | undefined): boolean {
  if (isList(value)) return value.length === 0 || value.some(isMissing);
  return value === undefined || value === null || value === '';
}

function numberText(fact: Asked, value: number, { number, text }: Teller): string {
  if (fact.unit === 'minor') return number(value / MINOR_UNITS);
  if (fact.unit === null) return number(value);
  return UNITS.includes(fact.unit)
    ? text(`unit.${fact.unit}`, { value: number(value) })
    : text('unit.other', { value: number(value), unit: text(`unitName.${fact.unit}`) });
}

/** One value as a marketer reads it. */
export function valueText(fact: Asked, value: Json, teller: Teller): string {
  if (typeof value === 'boolean') return teller.text(value ? 'yes' : 'no');
  if (typeof value === 'number') return numberText(fact, value, teller);
  if (typeof value !== 'string') return JSON.stringify(value);
  const label = fact.valueLabels?.[value];
  return label ? teller.say(label) : value;
}

function momentText(days: number, { text }: Teller): string {
  if (days === 0) return text('moment.today');
  return text(days > 0 ? 'moment.ahead' : 'moment.ago', { days: String(Math.abs(days)) });
}

type Asking = { readonly fact: Asked; readonly operator: string; readonly teller: Teller };

function askedOfRecord({ fact, operator, teller }: Asking, need: JsonRecord): string | null {
  const { text, number } = teller;
  if (typeof need.daysFromToday === 'number') {
    return text(`asked.${operator}`, { need: momentText(need.daysFromToday, teller) });
  }
  if (operator === 'some') {
    return text('asked.some', { need: clauseOf(toQuery(need), fieldsOf(fact), teller) });
  }
  const { months, pct } = need;
  if (typeof months !== 'number') return null;
  if (typeof pct !== 'number')
    return operator === 'fellByPct' ? null : text(`asked.${operator}`, { months: number(months) });
  return text(`asked.${operator}_by`, { months: number(months), pct: number(pct) });
}

/** What is asked of the fact, behind its name; null where something is still missing. */
function askedText(asking: Asking, need: Json): string | null {
  const { fact, operator, teller } = asking;
  if (isMissing(need)) return null;
  const one = (value: Json) => valueText(fact, value, teller);
  if (isRecord(need)) return askedOfRecord(asking, need);
  const key = `asked.${(fact.type === 'day' ? DAY_ORDERS[operator] : undefined) ?? operator}`;
  if (!isList(need)) return teller.text(key, { need: COUNTS.includes(operator) ? String(need) : one(need) });
  const [from = null, to = null] = need;
  if (operator === 'between') return teller.text(key, { from: one(from), to: one(to) });
  const values = need.map(one).join(teller.text('join.values'));
  return need.length === 1 ? teller.text(`${key}One`, { need: values }) : teller.text(key, { need: values });
}

function otherFactText({ value, operator }: QueryRule, facts: AskedFacts, teller: Teller): string {
  const { fact } = factOf(String(value));
  const other = facts.get(fact);
  const need = teller.text('otherFact', { fact: other ? teller.say(other.labels) : fact });
  return teller.text(`asked.${operator}`, { need });
}

/** A question as a clause: 近三月月均消费不低于 80. */
export function questionText(rule: QueryRule, facts: AskedFacts, teller: Teller): string {
  const { text, say } = teller;
  if (rule.meta?.raw !== undefined) return text('unreadable');
  if (rule.field === SAVED) return text('savedCondition', { name: String(rule.value) });
  const { fact: name } = factOf(rule.field);
  const fact = facts.get(name);
  if (fact === undefined) return name === '' ? text('notSaid.fact') : text('notSaid.known', { name });
  const label = say(fact.labels);
  if (rule.operator === '') return text('notSaid.operator', { label });
  const asked =
    rule.valueSource === 'field'
      ? otherFactText(rule, facts, teller)
      : askedText({ fact, operator: rule.operator, teller }, rule.value);
  if (asked === null) return text('notSaid.value', { label, operator: text(`operator.${rule.operator}`) });
  const unknown = unknownOf(rule);
  return text('clause', { label, asked }) + (unknown === null ? '' : text(`unknownSaid.${unknown}`));
}

function nodeText(node: QueryNode, facts: AskedFacts, teller: Teller): string {
  if (!isGroup(node)) return questionText(node, facts, teller);
  const isPlain = node.rules.length < 2 && !node.not;
  const inner = clauseOf(node, facts, teller);
  return isPlain || node.not ? inner : teller.text('brackets', { inner });
}

/** The clauses of a group with "and", "or" and "none of" between and around them. */
export function clauseOf(group: QueryGroup, facts: AskedFacts, teller: Teller): string {
  const { text } = teller;
  if (group.rules.length === 0) return text('notSaid.group');
  const kind = kindOf(group);
  const parts = group.rules.map((node) => nodeText(node, facts, teller));
  if (kind === 'all' || kind === 'any') return parts.join(text(`join.${kind}`));
  const [only = ''] = parts;
  if (parts.length === 1) return text('negated.one', { part: only });
  return text(`negated.${kind}`, { parts: parts.join(text('join.list')) });
}

/** A rule's conditions in a sentence, read aloud as they were written. */
export function sentenceOf(conditions: Json, facts: AskedFacts, teller: Teller): string {
  return teller.text('sentence', { conditions: clauseOf(toQuery(conditions), facts, teller) });
}
