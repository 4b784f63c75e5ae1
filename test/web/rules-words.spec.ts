import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OPERATORS } from '../../src/core/condition/operators.js';
import type { Json } from '../../web/src/screens/rules/convert/json.ts';
import { ruleChanges } from '../../web/src/screens/rules/draft/rule-changes.ts';
import { type Asked, factsByName } from '../../web/src/screens/rules/words/asked.ts';
import { sentenceOf, type Teller } from '../../web/src/screens/rules/words/sentence.ts';

type Language = 'zh-CN' | 'en';
type Tree = { readonly [key: string]: string | Tree };
const WORDS = join(import.meta.dirname, '../../web/src/words');

function tellerOf(language: Language): Teller {
  const words: Tree = JSON.parse(readFileSync(join(WORDS, language, 'rules.json'), 'utf8'));
  const find = (key: string) =>
    key
      .split('.')
      .reduce<string | Tree | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), words);
  return {
    text: (key, values = {}) => {
      const found = find(key);
      if (typeof found !== 'string') throw new Error(`no words: ${language} ${key}`);
      return found.replace(/\{\{(\w+)\}\}/g, (_hole, name: string) => values[name] ?? `?${name}?`);
    },
    say: (said) => said[language],
    number: (value) => new Intl.NumberFormat(language).format(value),
  };
}

const words = (chinese: string, en: string) => ({ 'zh-CN': chinese, en });
const asked = (name: string, type: Asked['type'], labels: Asked['labels'], more: Partial<Asked> = {}): Asked => ({
  name,
  type,
  unit: null,
  labels,
  ...more,
});
const FACTS = factsByName([
  asked('relationship', 'enum', words('客户关系', 'relationship'), {
    valueLabels: { former: words('离网客户', 'former customer'), active: words('在网客户', 'customer') },
  }),
  asked('arpu3m', 'number', words('近三月 ARPU', '3-month ARPU'), { unit: 'minor' }),
  asked('senior', 'boolean', words('老年客户', 'senior')),
  asked('contractEndDate', 'day', words('合约到期日', 'contract end')),
  asked('usage', 'series', words('月流量', 'monthly usage'), { months: 12 }),
  asked('bills', 'list', words('账单', 'bills'), {
    fields: [
      asked('amount', 'number', words('金额', 'amount'), { unit: 'minor' }),
      asked('paid', 'boolean', words('已付', 'paid')),
    ],
  }),
]);
const ask = (fact: string, operator: string, value: Json, more: object = {}) => ({ fact, operator, value, ...more });
const tell = (language: Language, conditions: Json) => sentenceOf(conditions, FACTS, tellerOf(language));

describe('a rule in a sentence', () => {
  it.each<[Json, string, string]>([
    [
      { all: [ask('relationship', 'equal', 'former'), ask('arpu3m', 'greaterThanInclusive', 123456)] },
      '选出满足以下条件的客户：客户关系为离网客户，且近三月 ARPU不低于1,234.56。',
      'Customers of whom this is true: relationship is former customer, and 3-month ARPU is at least 1,234.56.',
    ],
    [
      {
        any: [
          ask('senior', 'equal', true),
          { all: [ask('senior', 'equal', false), ask('contractEndDate', 'withinNextDays', 45)] },
        ],
      },
      '选出满足以下条件的客户：老年客户为是，或（老年客户为否，且合约到期日在今天起的 45 天内）。',
      'Customers of whom this is true: senior is yes, or (senior is no, and contract end is within the next 45 days).',
    ],
    [
      { not: { any: [ask('senior', 'equal', true), ask('relationship', 'in', ['former', 'active'])] } },
      '选出满足以下条件的客户：以下均不成立（老年客户为是；客户关系为离网客户、在网客户之一）。',
      'Customers of whom this is true: none of these (senior is yes; relationship is one of former customer, customer).',
    ],
    [
      { all: [{ not: ask('contractEndDate', 'before', { daysFromToday: -30 }) }] },
      '选出满足以下条件的客户：并非“合约到期日早于30 天前”。',
      'Customers of whom this is true: not “contract end is before the day 30 days ago”.',
    ],
    [
      {
        all: [
          ask('usage', 'fellByPct', { pct: 20, months: 3 }),
          ask('contractEndDate', 'lessThanInclusive', '2027-01-31'),
        ],
      },
      '选出满足以下条件的客户：月流量近 3 个月逐月下降至少 20%，且合约到期日不晚于2027-01-31。',
      'Customers of whom this is true: monthly usage fell by at least 20% a month over the last 3 months, and contract end is on or before 2027-01-31.',
    ],
    [
      { all: [ask('bills', 'some', { all: [ask('amount', 'greaterThan', 5000), ask('paid', 'equal', false)] })] },
      '选出满足以下条件的客户：账单中至少有一项满足（金额高于50，且已付为否）。',
      'Customers of whom this is true: bills has one of which this is true (amount is more than 50, and paid is no).',
    ],
    [
      { all: [ask('senior', 'notEqual', true, { unknown: 'matches' })] },
      '选出满足以下条件的客户：老年客户不为是（未知也算满足）。',
      'Customers of whom this is true: senior is not yes (or is not known).',
    ],
    [
      { all: [ask('', '', null), ask('arpu3m', 'lessThan', null), { any: [] }, ask('gone', 'equal', 1)] },
      '选出满足以下条件的客户：〔未选择指标〕，且近三月 ARPU小于〔未填写〕，且〔空的条件组〕，且〔没有名为 gone 的指标〕。',
      'Customers of whom this is true: [no fact chosen], and 3-month ARPU less than [not filled in], and [an empty group], and [no fact is called gone].',
    ],
  ])('%j', (conditions, chinese, english) => {
    expect(tell('zh-CN', conditions)).toBe(chinese);
    expect(tell('en', conditions)).toBe(english);
  });

  it('quotes no number and has no English in Chinese', () => {
    const chinese = tell('zh-CN', { all: [ask('arpu3m', 'between', [1000, 2000])] });
    expect(chinese).toContain('在10到20之间');
    expect(chinese).not.toMatch(/['"]|and|or/);
  });

  it.each(['zh-CN', 'en'] as const)('has words for every operator in %s', (language) => {
    const teller = tellerOf(language);
    for (const operator of OPERATORS) {
      expect(teller.text(`operator.${operator}`)).not.toBe('');
      expect(teller.text(operator === 'fellByPct' ? 'asked.fellByPct_by' : `asked.${operator}`)).not.toBe('');
    }
  });
});

describe('what changed from one version to another', () => {
  const rule = (conditions: Json, params: object = {}): Json =>
    ({
      id: 'r',
      title: words('规则', 'Rule'),
      conditions,
      event: {
        type: 'offer',
        params: { offerId: 'o-1', channel: 'sms', lever: 'l', schedule: { delayHours: 0, expireHours: 24 }, ...params },
      },
    }) as unknown as Json;
  const changes = (before: Json, after: Json) => ruleChanges(before, after, FACTS, tellerOf('en'));
  const two = { all: [ask('senior', 'equal', true), ask('arpu3m', 'lessThan', 8000)] };

  it('is nothing where they say the same', () => {
    expect(changes(rule(two), rule(two))).toEqual([]);
  });

  it('is the condition whose value is another, told with both', () => {
    const after = { all: [ask('senior', 'equal', true), ask('arpu3m', 'lessThan', 5000)] };
    expect(changes(rule(two), rule(after))).toEqual([
      { about: 'condition', before: '3-month ARPU is less than 80', after: '3-month ARPU is less than 50' },
    ]);
  });

  it('is what came and what went, with the whole in words', () => {
    const after = { all: [ask('senior', 'equal', true), ask('relationship', 'equal', 'former')] };
    expect(changes(rule(two), rule(after)).slice(0, 2)).toEqual([
      { about: 'condition', before: '3-month ARPU is less than 80', after: null },
      { about: 'condition', before: null, after: 'relationship is former customer' },
    ]);
  });

  it('is the whole where only "and" became "or"', () => {
    const [only, ...rest] = changes(rule(two), rule({ any: two.all }));
    expect([only?.about, rest]).toEqual(['conditions', []]);
  });

  it('is also what is offered, how and when', () => {
    const after = rule(two, { offerId: 'o-2', channel: 'email', schedule: { delayHours: 2, expireHours: 24 } });
    expect(changes(rule(two), after)).toEqual([
      { about: 'offer', before: 'o-1', after: 'o-2' },
      { about: 'channel', before: 'SMS', after: 'E-mail' },
      {
        about: 'schedule',
        before: 'sent 0 hours after the match, not after 24 hours',
        after: 'sent 2 hours after the match, not after 24 hours',
      },
    ]);
  });
});
