import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact, aRule, aRulePack } from '../../../test/builders/a-rule-pack.js';
import type { FactValue } from '../facts/fact-sheet.js';
import { explainRule } from '../rules/explain.js';
import { compilePack } from '../rules/program.js';
import { explainedWords, valueWords } from './fact-words.js';

const BAND = aFact({
  name: 'arpuBand',
  type: 'enum',
  labels: { 'zh-CN': 'ARPU档次', en: 'ARPU band' },
  values: ['MID', 'HIGH'],
  valueLabels: { MID: { 'zh-CN': '中', en: 'Mid' }, HIGH: { 'zh-CN': '高', en: 'High' } },
});
const SPEND = aFact({ name: 'arpu3m', type: 'number', unit: 'minor', labels: { 'zh-CN': '消费', en: 'Spend' } });
const END = aFact({ name: 'contractEndDate', type: 'day', labels: { 'zh-CN': '到期日', en: 'End date' } });
const SENIOR = aFact({ name: 'senior', type: 'boolean' });
const MONTHS = aFact({
  name: 'spendByMonth',
  type: 'series',
  unit: 'minor',
  months: 12,
  labels: { 'zh-CN': '月消费', en: 'Monthly spend' },
});
const BILLS = aFact({
  name: 'bills',
  type: 'list',
  labels: { 'zh-CN': '账单', en: 'Bills' },
  fields: [
    { ...SPEND, name: 'amount', type: 'number', labels: { 'zh-CN': '金额', en: 'amount' } },
    { ...SENIOR, name: 'paid', type: 'boolean', labels: { 'zh-CN': '已付', en: 'paid' } },
    { ...END, name: 'dueOn', type: 'day', labels: { 'zh-CN': '到期', en: 'due date' } },
  ],
});
const PLAN = aFact({ name: 'planCode', type: 'text', labels: { 'zh-CN': '套餐', en: 'Plan' } });
const CATALOGUE = aCatalogue(BAND, SPEND, END, SENIOR, MONTHS, BILLS, PLAN);
const LISTS = new Map([
  ['old-plans', { list: 'old-plans', title: { 'zh-CN': '老套餐', en: 'Old plans' }, values: ['P1'] }],
]);

type Sheet = Readonly<Record<string, FactValue>>;

function sentences(fact: string, operator: string, value: unknown, sheet: Sheet, said: object = {}) {
  const pack = aRulePack({ rules: [aRule({ conditions: { all: [{ fact, operator, value, ...said }] } })] });
  const [rule] = compilePack(pack, CATALOGUE, LISTS).rules;
  if (rule === undefined) throw new Error('a pack of one rule has one');
  return explainedWords(explainRule(rule, sheet, '2026-11-22'), CATALOGUE, sheet);
}

describe('a question as a sentence', () => {
  it.each([
    [
      'an enum by its labels',
      'arpuBand',
      'equal',
      'HIGH',
      { arpuBand: 'MID' },
      'no: ARPU band is High; it is Mid',
      '否：ARPU档次等于高；实际为中',
    ],
    [
      'a list',
      'arpuBand',
      'in',
      ['MID', 'HIGH'],
      { arpuBand: 'MID' },
      'yes: ARPU band is one of Mid, High; it is Mid',
      '是：ARPU档次属于中、高；实际为中',
    ],
    [
      'money in major units',
      'arpu3m',
      'greaterThanInclusive',
      7_000,
      { arpu3m: 6_999, currency: 'USD' },
      'no: Spend is at least $70.00; it is $69.99',
      '否：消费不小于 US$70.00；实际为 US$69.99',
    ],
    [
      'days in words of time',
      'contractEndDate',
      'lessThan',
      '2027-01-01',
      { contractEndDate: '2026-12-31' },
      'yes: End date is before 2027-01-01; it is 2026-12-31',
      '是：到期日早于 2027-01-01；实际为 2026-12-31',
    ],
    [
      'what nobody knows',
      'arpuBand',
      'equal',
      'HIGH',
      {},
      'cannot know: ARPU band is High; it is not known',
      '无法判断：ARPU档次等于高；该项未知',
    ],
  ])('%s', (_case, fact, operator, value, sheet, en, zh) => {
    expect(sentences(fact, operator, value, sheet)).toMatchObject({
      kind: 'all',
      of: [{ words: { en, 'zh-CN': zh } }],
    });
  });

  it.each<[string, string, unknown, Sheet, string, string]>([
    [
      'arpu3m',
      'between',
      [7_000, 9_000],
      { arpu3m: 8_000, currency: 'USD' },
      'yes: Spend is from $70.00 to $90.00, both included; it is $80.00',
      '是：消费在 US$70.00 到 US$90.00 之间（含两端）；实际为 US$80.00',
    ],
    [
      'contractEndDate',
      'before',
      { daysFromToday: 30 },
      { contractEndDate: '2026-12-01' },
      'yes: End date is before the day 30 days from today; it is 2026-12-01',
      '是：到期日早于 30 天后；实际为 2026-12-01',
    ],
    [
      'contractEndDate',
      'after',
      { daysFromToday: -7 },
      {},
      'cannot know: End date is after the day 7 days ago; it is not known',
      '无法判断：到期日晚于 7 天前；该项未知',
    ],
    [
      'contractEndDate',
      'after',
      { daysFromToday: 0 },
      { contractEndDate: '2026-11-22' },
      'no: End date is after today; it is 2026-11-22',
      '否：到期日晚于今天；实际为 2026-11-22',
    ],
    [
      'contractEndDate',
      'withinNextDays',
      30,
      { contractEndDate: '2027-01-01' },
      'no: End date is within the next 30 days; it is 2027-01-01',
      '否：到期日在今天起的 30 天内；实际为 2027-01-01',
    ],
    [
      'contractEndDate',
      'withinLastDays',
      7,
      { contractEndDate: '2026-11-20' },
      'yes: End date is within the last 7 days; it is 2026-11-20',
      '是：到期日在过去 7 天内；实际为 2026-11-20',
    ],
    [
      'contractEndDate',
      'atLeastMonthsAgo',
      12,
      { contractEndDate: '2025-11-22' },
      'yes: End date is at least 12 months ago; it is 2025-11-22',
      '是：到期日距今已满 12 个月；实际为 2025-11-22',
    ],
    [
      'planCode',
      'startsWith',
      '5G',
      { planCode: '4G-1' },
      'no: Plan starts with "5G"; it is 4G-1',
      '否：套餐以“5G”开头；实际为 4G-1',
    ],
    [
      'planCode',
      'matches',
      '^5G',
      { planCode: '5G-1' },
      'yes: Plan matches the pattern ^5G; it is 5G-1',
      '是：套餐匹配正则 ^5G；实际为 5G-1',
    ],
    [
      'planCode',
      'inList',
      'old-plans',
      { planCode: 'P1' },
      'yes: Plan is in the list old-plans; it is P1',
      '是：套餐在名单 old-plans 中；实际为 P1',
    ],
    [
      'planCode',
      'notInList',
      'old-plans',
      { planCode: 'P1' },
      'no: Plan is not in the list old-plans; it is P1',
      '否：套餐不在名单 old-plans 中；实际为 P1',
    ],
    [
      'spendByMonth',
      'fellByPct',
      { pct: 10, months: 2 },
      { spendByMonth: [1_000, 900, 810], currency: 'USD' },
      'yes: Monthly spend fell by at least 10% in each of the last 2 months; it is $10.00, $9.00, $8.10',
      '是：月消费连续 2 个月每月下降至少 10%；实际为 US$10.00、US$9.00、US$8.10',
    ],
    [
      'spendByMonth',
      'belowOwnAverage',
      { months: 2 },
      { spendByMonth: [1_000, null, 810] },
      'cannot know: Monthly spend is below its own average of the 2 months before; part of it is missing: 1000, –, 810',
      '无法判断：月消费最近一个月低于此前 2 个月的平均值；数据不全：1000、–、810',
    ],
    [
      'spendByMonth',
      'belowOwnAverage',
      { months: 2, pct: 20 },
      {},
      'cannot know: Monthly spend is at least 20% below its own average of the 2 months before; it is not known',
      '无法判断：月消费最近一个月比此前 2 个月的平均值低至少 20%；该项未知',
    ],
    [
      'bills',
      'some',
      {
        all: [
          { fact: 'amount', operator: 'greaterThan', value: 5_000 },
          { not: { fact: 'paid', operator: 'equal', value: true } },
          { any: [{ fact: 'dueOn', operator: 'before', value: { daysFromToday: 0 } }] },
        ],
      },
      { bills: [{ amount: 6_000, paid: false, dueOn: '2026-11-01' }], currency: 'USD' },
      'yes: Bills has an element of which this is true: (amount is more than $50.00 and not (paid is yes) and due date is before today); it is 1 in all',
      '是：账单至少有一项满足：(金额大于 US$50.00且并非（已付等于是）且到期早于今天)；实际为共 1 项',
    ],
  ])('%s %s %j', (fact, operator, value, sheet, en, zh) => {
    expect(sentences(fact, operator, value, sheet)).toMatchObject({ of: [{ words: { en, 'zh-CN': zh } }] });
  });

  it.each([
    [
      'matches',
      'yes: ARPU band is not High; it is not known, which the rule takes for a match',
      '是：ARPU档次不等于高；该项未知，规则规定视为满足',
    ],
    [
      'fails',
      'no: ARPU band is not High; it is not known, which the rule takes for no match',
      '否：ARPU档次不等于高；该项未知，规则规定视为不满足',
    ],
  ])('unknown %s, because the author said so', (unknown, en, zh) => {
    expect(sentences('arpuBand', 'notEqual', 'HIGH', {}, { unknown })).toMatchObject({
      of: [{ unknown, words: { en, 'zh-CN': zh } }],
    });
  });

  it('under not, the question keeps its own truth', () => {
    const pack = aRulePack({
      rules: [aRule({ conditions: { not: { fact: 'senior', operator: 'equal', value: true } } })],
    });
    const [rule] = compilePack(pack, CATALOGUE).rules;
    if (rule === undefined) throw new Error('a pack of one rule has one');
    expect(explainedWords(explainRule(rule, { senior: false }), CATALOGUE, {})).toMatchObject({
      kind: 'not',
      truth: 'true',
      of: { truth: 'false', words: { en: 'no: senior is yes; it is no' } },
    });
  });
});

describe('an amount', () => {
  it.each([
    ['of yen has no minor units', 7_000, 'JPY', '¥7,000'],
    ['of no known currency is the number', 7_000, null, '7000'],
    ['of what is no currency is the number', 7_000, 'dollars', '7000'],
  ])('%s', (_case, value, currency, expected) => {
    expect(valueWords(SPEND, value, currency, 'en')).toBe(expected);
  });
});
