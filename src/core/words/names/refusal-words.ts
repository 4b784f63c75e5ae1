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

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Where two scored the same, and the order of the run decided. */
const TIED: Words = {
  'zh-CN': '“{component}”资源有限：得分 {have}，与最后入选者相同，按固定顺序由其他客户获得。',
  en: '“{component}” is scarce: the offer scored {have}, as much as the last to get a place, and the fixed order of ties put others first.',
};

const MOST_DIGITS = 6;

/** Scores have many digits; two of them tell them apart as well as a reader wants, but for two that are nearly the same. */
function digitsOf({ have, need }: Values): number {
  if (typeof have !== 'number' || typeof need !== 'number' || have === need) return 2;
  let digits = 2;
  while (digits < MOST_DIGITS && have.toFixed(digits) === need.toFixed(digits)) digits += 1;
  return digits;
}

function told(value: string | number | boolean, digits: number): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(digits) : String(value);
}

const COLON: Words = { 'zh-CN': '：', en: ': ' };

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

function templateOf({ code }: Refusal, { have, need }: Values): Words {
  if (code === 'SELLING_HELD' && have !== null) return HELD_WITH;
  return code === 'CAPACITY_OUTBID' && have === need ? TIED : REFUSALS[code];
}

function sentence(refusal: Refusal, telling: RefusedIn): string {
  const values = valuesOf(refusal, telling);
  const template = templateOf(refusal, values)[telling.locale];
  const digits = digitsOf(values);
  const pieces = template.split(/\{(\w+)\}/);
  return filled(
    pieces.filter((_, at) => at % 2 === 0),
    pieces.filter((_, at) => at % 2 === 1).map((name) => told(Reflect.get(values, name) ?? '–', digits)),
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
