import type { FactValue } from '../../facts/fact-sheet.js';
import { amountIn } from '../../kit/amount.js';
import { LOCALES, type Locale, type Words } from '../../kit/locale.js';
import type { Refusal } from '../../policy/refusal.js';
import { REFUSALS } from '../policy.js';
import type { RefusalNames } from './refusal-names.js';
import { conditionParts, heldValue, partWords, type RefusedIn } from './refused-parts.js';
import { filled } from './spacing.js';

/** Where a hold asks for more than yes or no. */
const HELD_WITH: Words = {
  'zh-CN': '暂停营销：{component}（{have}）。',
  en: 'Selling is on hold: {component} ({have}).',
};

/** Scores have many digits; two of them tell them apart as well as a reader wants. */
function told(value: string | number | boolean): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
}

const COLON: Words = { 'zh-CN': '：', en: ': ' };

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** `offer: fact pct%`, and amounts of the customer's currency. */
function afforded({ component, have, need }: Refusal, { locale, names, currency }: RefusedIn): Values {
  const [, offer = component, fact = '', pct = ''] = /^(.*): (\S+) (\S+)$/.exec(component) ?? [];
  const amount = (minor: Refusal['have']) =>
    typeof minor === 'number' && typeof currency === 'string' ? amountIn(currency, minor, locale) : minor;
  const label = names?.catalogue.get(fact)?.labels[locale];
  const whole =
    label === undefined
      ? component
      : `${names?.title('offer', offer)?.[locale] ?? offer}${COLON[locale]}${label} ${pct}`;
  return { component: whole, have: amount(have), need: amount(need) };
}

function valuesOf(refusal: Refusal, telling: RefusedIn): Values {
  const { code, component, have, need, takenBy = null } = refusal;
  if (code === 'NOT_AFFORDABLE') return afforded(refusal, telling);
  if (code === 'SELLING_HELD') {
    const title = telling.names?.title('hold', component)?.[telling.locale] ?? component;
    return { component: title, have: heldValue(refusal, telling) };
  }
  const condition = conditionParts(refusal, telling);
  if (condition !== null) return condition;
  return {
    component: partWords(refusal, 'component', component, telling) ?? component,
    have: partWords(refusal, 'have', have, telling) ?? have,
    need: partWords(refusal, 'need', need, telling) ?? need,
    takenBy: partWords(refusal, 'takenBy', takenBy, telling) ?? takenBy,
  };
}

function sentence(refusal: Refusal, telling: RefusedIn): string {
  const values = valuesOf(refusal, telling);
  const isHeldWith = refusal.code === 'SELLING_HELD' && values.have !== null;
  const template = (isHeldWith ? HELD_WITH : REFUSALS[refusal.code])[telling.locale];
  const pieces = template.split(/\{(\w+)\}/);
  return filled(
    pieces.filter((_, at) => at % 2 === 0),
    pieces.filter((_, at) => at % 2 === 1).map((name) => told(Reflect.get(values, name) ?? '–')),
    telling.locale,
  );
}

/**
 * A refusal as a sentence in both languages; what nobody knows is a dash. With `names` everything is called by its title and
 * instants are the operator's; without, by its id. Amounts are in the currency of the customer.
 */
export function refusalWords(refusal: Refusal, names: RefusalNames | null = null, currency: FactValue = null): Words {
  const [zh = '', en = ''] = LOCALES.map((locale: Locale) => sentence(refusal, { locale, names, currency }));
  return { 'zh-CN': zh, en };
}
