import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Offer } from '../../offer/offer.js';
import { offerTerms } from '../terms/offer-terms.js';
import { suitabilityRefusals } from './suitability.js';

const text = { 'zh-CN': '保留', en: 'Hold' };
const HOLDS = [
  {
    id: 'always',
    title: text,
    conditions: { all: [{ fact: 'senior', operator: 'equal', value: true }] },
    always: true,
  },
  { id: 'by-plan', title: text, conditions: { all: [{ fact: 'arpuBand', operator: 'equal', value: 'LOW' }] } },
];

const codes = (change: Partial<Offer>, sheet: FactSheet, planHolds: readonly string[] = []) => {
  const offer = anOffer(change);
  const terms = offerTerms([offer], HOLDS, { catalogue: FIVE_FACTS }, null);
  return suitabilityRefusals(offer, { sheet, terms }, planHolds).map(
    ({ code, component, have, need }) => `${code} ${component} ${have} ${need}`,
  );
};

describe('selling is on hold', () => {
  it.each<[string, Partial<Offer>, FactSheet, readonly string[], readonly string[]]>([
    ['by what always holds', {}, { senior: true }, [], ['SELLING_HELD always true true']],
    ['not by what nobody knows', {}, {}, ['by-plan'], []],
    ['not for service', { purpose: 'service' }, { senior: true }, [], []],
    ['by a plan only where it names the hold', {}, { arpuBand: 'LOW' }, [], []],
    [
      'by a plan, whatever it sends',
      { purpose: 'service' },
      { arpuBand: 'LOW' },
      ['by-plan'],
      ['SELLING_HELD by-plan LOW LOW'],
    ],
    [
      'once by each',
      {},
      { senior: true, arpuBand: 'LOW' },
      ['always', 'by-plan'],
      ['SELLING_HELD always true true', 'SELLING_HELD by-plan LOW LOW'],
    ],
  ])('%s', (_case, change, sheet, holds, expected) => {
    expect(codes(change, sheet, holds)).toEqual(expected);
  });

  it('by a hold nobody read is a fault', () => {
    expect(() => codes({}, {}, ['gone'])).toThrow('the hold gone was not read');
  });
});

describe('what the customer can afford', () => {
  const priced: Partial<Offer> = {
    price: { amount: 100, period: 'month' },
    affordability: { fact: 'tenureMonths', pct: 50 },
  };

  it.each<[string, Partial<Offer>, FactSheet, readonly string[]]>([
    ['enough', priced, { tenureMonths: 200 }, []],
    ['one too little', priced, { tenureMonths: 199 }, ['NOT_AFFORDABLE stay: tenureMonths 50% 99 100']],
    ['nobody knows', priced, {}, ['NOT_AFFORDABLE stay: tenureMonths 50% null 100']],
    ['after the discount', { ...priced, discount: { kind: 'amount', amount: 1 } }, { tenureMonths: 199 }, []],
    ['not asked for', { price: { amount: 100, period: 'month' } }, {}, []],
  ])('%s', (_case, change, sheet, expected) => {
    expect(codes(change, sheet)).toEqual(expected);
  });
});
