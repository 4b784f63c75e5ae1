import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact, aRule, aRulePack } from '../../../test/builders/a-rule-pack.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { howFar } from '../rules/distance/how-far.js';
import { compilePack } from '../rules/program.js';
import { changeWords, howFarWords } from './distance.js';

const BAND = aFact({
  name: 'arpuBand',
  type: 'enum',
  labels: { 'zh-CN': 'ARPU档次', en: 'ARPU band' },
  values: ['MID', 'HIGH'],
  valueLabels: { MID: { 'zh-CN': '中', en: 'Mid' }, HIGH: { 'zh-CN': '高', en: 'High' } },
});
const DATA = aFact({ name: 'data', type: 'number', unit: 'GB', labels: { 'zh-CN': '流量', en: 'Data' } });
const SPEND = aFact({ name: 'arpu3m', type: 'number', unit: 'minor', labels: { 'zh-CN': '消费', en: 'Spend' } });
const TENURE = aFact({
  name: 'tenure',
  type: 'number',
  unit: 'months',
  whole: true,
  influence: false,
  labels: { 'zh-CN': '在网时长', en: 'Tenure' },
});
const END = aFact({ name: 'ends', type: 'day', labels: { 'zh-CN': '到期日', en: 'End date' } });
const PLAN = aFact({ name: 'plan', type: 'text', labels: { 'zh-CN': '套餐', en: 'Plan' } });
const CATALOGUE = aCatalogue(BAND, DATA, SPEND, TENURE, END, PLAN);

function sentence(leaf: object, sheet: FactSheet, negated = false) {
  const conditions = negated ? { not: leaf } : { all: [leaf] };
  const [rule] = compilePack(aRulePack({ rules: [aRule({ conditions })] }), CATALOGUE).rules;
  const far = rule && howFar(rule.condition, sheet, CATALOGUE);
  return far && howFarWords(far, CATALOGUE, sheet).changes[0]?.words;
}

const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

describe('how far, as a sentence', () => {
  it.each([
    [
      'a number with its unit',
      is('data', 'lessThan', 8),
      { data: 9.2 },
      '流量 9.2 GB，需低于 8 GB',
      'Data 9.2 GB, must be below 8 GB',
    ],
    [
      'money in major units',
      is('arpu3m', 'greaterThanInclusive', 7_000),
      { arpu3m: 6_500, currency: 'USD' },
      '消费 US$65.00，需不低于 US$70.00',
      'Spend $65.00, must be at least $70.00',
    ],
    [
      'an enum by its labels',
      is('arpuBand', 'equal', 'HIGH'),
      { arpuBand: 'MID' },
      'ARPU档次 中，需为高',
      'ARPU band Mid, must be High',
    ],
    [
      'what nobody can influence',
      is('tenure', 'greaterThan', 12),
      { tenure: 9 },
      '在网时长 9 个月，需高于 12 个月（无法影响）',
      'Tenure 9 months, must be above 12 months (nobody can influence this)',
    ],
    [
      'days in words of time',
      is('ends', 'lessThan', '2027-01-01'),
      { ends: '2027-02-01' },
      '到期日 2027-02-01，需早于 2027-01-01',
      'End date 2027-02-01, must be before 2027-01-01',
    ],
    [
      'a day after another',
      is('ends', 'after', '2027-01-01'),
      { ends: '2026-12-01' },
      '到期日 2026-12-01，需晚于 2027-01-01',
      'End date 2026-12-01, must be after 2027-01-01',
    ],
    [
      'what nobody knows',
      is('data', 'lessThan', 8),
      {},
      '流量未知，需低于 8 GB',
      'Data is not known, must be below 8 GB',
    ],
    [
      'other questions as they are explained',
      is('plan', 'startsWith', 'x'),
      { plan: 'y' },
      '套餐 y，需满足“以“x”开头”',
      'Plan y, must be so: starts with "x"',
    ],
  ])('%s', (_case, leaf, sheet, zh, en) => {
    expect(sentence(leaf, sheet)).toEqual({ 'zh-CN': zh, en });
  });

  it.each([
    [is('data', 'lessThan', 8), { data: 7 }, 'Data 7 GB, must be at least 8 GB'],
    [is('ends', 'before', '2027-01-01'), { ends: '2026-12-01' }, 'End date 2026-12-01, must be on or after 2027-01-01'],
    [is('arpuBand', 'in', ['MID', 'HIGH']), { arpuBand: 'MID' }, undefined],
    [is('plan', 'startsWith', 'x'), { plan: 'xy' }, 'Plan xy, must not be so: starts with "x"'],
  ])('the other way round: %j', (leaf, sheet, en) => {
    expect(sentence(leaf, sheet, true)?.en).toBe(en);
  });

  it('a fact the catalogue does not know is a fault', () => {
    const change = {
      path: '$',
      fact: 'shoeSize',
      have: 1,
      operator: 'equal',
      need: 2,
      negated: false,
      to: 2,
      distance: 1,
      influence: true,
    } as const;
    expect(() => changeWords(change, CATALOGUE, {})).toThrow('shoeSize');
  });
});
