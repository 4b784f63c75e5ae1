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
const CATALOGUE = aCatalogue(BAND, SPEND, END, SENIOR);

function sentences(fact: string, operator: string, value: unknown, sheet: Readonly<Record<string, FactValue>>) {
  const pack = aRulePack({ rules: [aRule({ conditions: { all: [{ fact, operator, value }] } })] });
  const [rule] = compilePack(pack, CATALOGUE).rules;
  if (rule === undefined) throw new Error('a pack of one rule has one');
  return explainedWords(explainRule(rule, sheet), CATALOGUE, sheet);
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
      '否：ARPU档次等于 高；实际为 中',
    ],
    [
      'a list',
      'arpuBand',
      'in',
      ['MID', 'HIGH'],
      { arpuBand: 'MID' },
      'yes: ARPU band is one of Mid, High; it is Mid',
      '是：ARPU档次属于 中、高；实际为 中',
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
      '无法判断：ARPU档次等于 高；该项未知',
    ],
  ])('%s', (_case, fact, operator, value, sheet, en, zh) => {
    expect(sentences(fact, operator, value, sheet)).toMatchObject({
      kind: 'all',
      of: [{ words: { en, 'zh-CN': zh } }],
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
