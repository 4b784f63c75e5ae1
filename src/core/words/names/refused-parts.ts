import type { ConditionValue } from '../../condition/condition.js';
import { isOperator, type Operator } from '../../condition/operators.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import type { Locale } from '../../kit/locale.js';
import { minuteIn } from '../../kit/zone.js';
import type { Refusal, RefusalCode } from '../../policy/refusal.js';
import { askedWords, valueWords } from '../fact-words.js';
import { contactName } from '../policy/contact-names.js';
import { type RefusalNames, TITLED, type TitledKind } from './refusal-names.js';
import { codeName } from './value-names.js';

/** How a part of a refusal is told. */
type Told =
  | TitledKind
  | 'scarce'
  | 'outcome'
  | 'products'
  | 'contact'
  | 'instant'
  | 'fact'
  | 'stop'
  | 'owner'
  | 'message';
type Parts = { readonly [P in 'component' | 'have' | 'need' | 'takenBy']?: Told };

const OF_OFFER: Parts = { component: 'offer' };
const HELD_PRODUCTS: Parts = { component: 'offer', have: 'products', need: 'product' };
const CAPPED: Parts = { component: 'cap', takenBy: 'owner' };
const SAME_OFFER: Parts = { component: 'offer', have: 'message', need: 'instant' };

/** What each part of each refusal is; what is not here is told as it is. */
const PARTS: { readonly [C in RefusalCode]?: Parts } = {
  EMERGENCY_STOP: { component: 'stop' },
  CAMPAIGN_HALTED: { component: 'campaign', have: 'campaign', need: 'campaign' },
  OFFER_UNKNOWN: OF_OFFER,
  OFFER_NOT_LIVE: { component: 'offer', have: 'offer' },
  OFFER_NOT_YET_VALID: { component: 'offer', have: 'instant', need: 'instant' },
  OFFER_ENDED: { component: 'offer', have: 'instant', need: 'instant' },
  OFFER_HAS_NO_WORDING: { component: 'offer', need: 'contact' },
  OFFER_SOLD_OUT: OF_OFFER,
  OFFER_OPEN: SAME_OFFER,
  OFFER_JUST_TOLD: SAME_OFFER,
  CONSENT_MISSING: { component: 'contact' },
  CONSENT_WITHDRAWN: { component: 'contact' },
  NO_VALID_CONTACT: { component: 'contact' },
  PRODUCT_HELD: HELD_PRODUCTS,
  PRODUCT_EXCLUDED: HELD_PRODUCTS,
  PRODUCT_LACKS: HELD_PRODUCTS,
  PRODUCT_NOT_SERVICEABLE: HELD_PRODUCTS,
  NOT_OFFERED_HERE: { component: 'offer', have: 'node' },
  EXCLUDED_BY_ACTIVE: { have: 'offer', need: 'offer' },
  EXCLUDED_BY_PLANNED: { have: 'offer', need: 'offer' },
  SUPPRESSED_BY_OUTCOME: { component: 'outcome', have: 'instant', need: 'instant' },
  OFFER_NEEDS_OUTCOME: { component: 'offer', have: 'outcome', need: 'outcome' },
  NO_EXPECTED_VALUE: OF_OFFER,
  VALUE_UNKNOWN: { component: 'offer', need: 'fact' },
  OUTRANKED: { component: 'rule' },
  QUIET_EXPIRED: { component: 'contact', have: 'instant', need: 'instant' },
  NEVER_ALLOWED: { component: 'contact' },
  CAPACITY_OUTBID: { component: 'scarce' },
  CAPACITY_TOO_SMALL: { component: 'scarce' },
  CAP_REACHED: CAPPED,
  CAP_KEPT_FREE: CAPPED,
};

const TITLES: readonly string[] = TITLED;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const BETWEEN = ', ';

/** How sentences of refusals are told: `names` is null where nobody gave any. */
export type RefusedIn = { readonly locale: Locale; readonly names: RefusalNames | null; readonly currency: FactValue };

function instant(text: string, { names }: RefusedIn): string {
  return names === null || !INSTANT.test(text) ? text : minuteIn(names.zone, new Date(text));
}

function titled(kind: TitledKind, id: string, { names, locale }: RefusedIn): string | null {
  return names?.title(kind, id)?.[locale] ?? null;
}

/** `accepted`, and where it must be lately `accepted ≤ 30 d`; an answer that came too long ago is its instant. */
function outcome(text: string, telling: RefusedIn): string {
  if (INSTANT.test(text)) return instant(text, telling);
  const [code = '', within] = text.split(' ≤ ');
  const name = codeName('outcome', code)?.[telling.locale] ?? code;
  if (within === undefined) return name;
  const days = within.replace(/\D/g, '');
  return telling.locale === 'zh-CN' ? `${days} 天内${name}` : `${name} within ${days} days`;
}

const STOPPED: { readonly [L in Locale]: string } = { 'zh-CN': '全部触达', en: 'all contacts' };

/** `all`, `channel|sms`, `campaign|winback` ... */
function stop(key: string, telling: RefusedIn): string {
  const [kind = '', id = ''] = key.split('|');
  if (kind === 'all') return STOPPED[telling.locale];
  if (kind === 'channel') return contactName(id)[telling.locale];
  return (TITLES.includes(kind) ? titled(kind as TitledKind, id, telling) : null) ?? id;
}

/** Of `run|rule` the rule says more to a reader. */
function owner(key: string, telling: RefusedIn): string {
  const rule = key.slice(key.lastIndexOf('|') + 1);
  return titled('rule', rule, telling) ?? rule;
}

/** `campaign|instant|customer|step|channel` by its channel and its campaign; what an event planned names no campaign. */
function message(id: string, telling: RefusedIn): string {
  const { names, locale } = telling;
  if (names === null) return id;
  const channel = contactName(id.slice(id.lastIndexOf('|') + 1))[locale];
  const campaign = titled('campaign', id.slice(0, id.indexOf('|')), telling);
  if (campaign === null) return channel;
  return locale === 'zh-CN' ? `${channel}，活动“${campaign}”` : `${channel}, campaign “${campaign}”`;
}

/** By its title; a state of an offer or a campaign by the state's name. */
function called(kind: TitledKind, text: string, telling: RefusedIn): string {
  const state = kind === 'offer' || kind === 'campaign' ? codeName(kind, text)?.[telling.locale] : undefined;
  return titled(kind, text, telling) ?? state ?? text;
}

const LIMITED: { readonly [L in Locale]: { readonly stock: string; readonly budget: string } } = {
  'zh-CN': { stock: '{offer}（库存）', budget: '{offer}（预算）' },
  en: { stock: 'stock of {offer}', budget: 'budget of {offer}' },
};

/** A capacity by its title, or an offer's stock or budget (`stock of <offer>`). */
function scarce(id: string, telling: RefusedIn): string {
  const { kind, offer = '' } = /^(?<kind>stock|budget) of (?<offer>.+)$/.exec(id)?.groups ?? {};
  if (kind !== 'stock' && kind !== 'budget') return called('capacity', id, telling);
  return LIMITED[telling.locale][kind].replace('{offer}', () => called('offer', offer, telling));
}

function tell(how: Told, text: string, telling: RefusedIn): string {
  const { locale, names } = telling;
  if (how === 'instant') return instant(text, telling);
  if (how === 'outcome') return outcome(text, telling);
  if (how === 'contact') return contactName(text)[locale];
  if (how === 'stop') return stop(text, telling);
  if (how === 'owner') return owner(text, telling);
  if (how === 'scarce') return scarce(text, telling);
  if (how === 'message') return message(text, telling);
  if (how === 'fact') return names?.catalogue.get(text)?.labels[locale] ?? text;
  if (how === 'products') {
    const products = text.split(BETWEEN).map((one) => called('product', one, telling));
    return products.join(locale === 'zh-CN' ? '、' : BETWEEN);
  }
  return called(how, text, telling);
}

/** A part of a refusal in words; null: it is told as it is. */
export function partWords(
  { code }: Pick<Refusal, 'code'>,
  part: keyof Parts,
  value: Refusal['have'],
  telling: RefusedIn,
): string | null {
  const how = PARTS[code]?.[part];
  return how === undefined || typeof value !== 'string' ? null : tell(how, value, telling);
}

type Asked = { readonly fact: string; readonly operator: Operator };

/** `offer: $.eligibility.all[0] fact operator`; null: it is written otherwise. */
function asked(component: string): Asked | null {
  const [, fact = '', operator = ''] = /: \S+ (\S+) (\S+)$/.exec(component) ?? [];
  return isOperator(operator) ? { fact, operator } : null;
}

/** Lists, and what is relative to today, travel as JSON. */
function unpacked(value: Refusal['need']): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const ANOTHER: { readonly [L in Locale]: string } = { 'zh-CN': '有符合条件的一项', en: 'one that fits' };

type ConditionParts = { readonly component: string; readonly have: string; readonly need: string };

/** A condition of an offer that stands in the way: the fact by its label, the value by its own, what is asked in words. */
export function conditionParts({ component, have, need }: Refusal, telling: RefusedIn): ConditionParts | null {
  const { locale, names, currency } = telling;
  const question = asked(component);
  const fact = question === null ? undefined : names?.catalogue.get(question.fact);
  if (question === null || fact === undefined || need === null) return null;
  const isAnElement = question.operator === 'some';
  return {
    component: fact.labels[locale],
    have: valueWords(fact, unpacked(have) as FactValue, currency, locale),
    need: isAnElement
      ? ANOTHER[locale]
      : askedWords(fact, question.operator, unpacked(need) as ConditionValue, { currency, locale }),
  };
}

/** Of a hold that asks for one fact, which is no yes or no, what the customer has; null: the title says it all. */
export function heldValue({ component, have, need }: Refusal, telling: RefusedIn): string | null {
  const { names, locale, currency } = telling;
  const fact = names?.catalogue.get(names.factOfHold(component) ?? '');
  if (fact === undefined || have === null || typeof have === 'boolean' || have === need) return null;
  return `${fact.labels[locale]} ${valueWords(fact, have, currency, locale)}`;
}
