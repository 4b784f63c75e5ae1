import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { NO_TERMS, offerTerm, offerTerms, termFacts } from './offer-terms.js';

const HIGH = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
const SOON = { all: [{ fact: 'exitDate', operator: 'withinNextDays', value: 30 }] };
const hold = (id: string, always?: boolean) => ({
  id,
  title: { 'zh-CN': id, en: id },
  conditions: { all: [{ fact: 'senior', operator: 'equal', value: true }] },
  ...(always === undefined ? {} : { always }),
});

describe('conditions of offers', () => {
  const offers = [anOffer({ id: 'a', eligibility: HIGH }), anOffer({ id: 'b', suitability: SOON })];
  const terms = offerTerms(offers, [hold('h', true), hold('other')], { catalogue: FIVE_FACTS }, '2026-11-02');

  it('are read once, for one day', () => {
    expect(terms.conditions.get('a')?.eligibility?.truth({ arpuBand: 'HIGH' })).toBe('true');
    expect(terms.conditions.get('b')?.suitability?.truth({ exitDate: '2026-11-20' })).toBe('true');
    expect(terms.conditions.get('b')?.suitability?.truth({})).toBe('unknown');
    expect(terms.always).toEqual(['h']);
  });

  it('say what must be known of a customer', () => {
    expect(termFacts(terms, new Set(['a', 'b']), new Set(['h']))).toEqual(['arpuBand', 'exitDate', 'senior']);
    expect(termFacts(terms, new Set(['a']), new Set())).toEqual(['arpuBand']);
    expect(termFacts(NO_TERMS, new Set(['a']), new Set(['h']))).toEqual([]);
  });

  it('that were said and not read are a fault; what was not said is nothing', () => {
    expect(offerTerm(terms, anOffer(), 'eligibility')).toBeNull();
    expect(() => offerTerm(NO_TERMS, anOffer({ eligibility: HIGH }), 'eligibility')).toThrow('was not read');
  });

  it('that cannot be read are a fault', () => {
    const bad = anOffer({ eligibility: { all: [] } });
    expect(() => offerTerms([bad], [], { catalogue: FIVE_FACTS }, null)).toThrow('eligibility of stay cannot be read');
  });
});
