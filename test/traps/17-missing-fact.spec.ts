import { describe, expect, it } from '@jest/globals';
import { blockOf } from '../../src/core/facts/fact-block.js';
import { applicabilityRefusals } from '../../src/core/policy/stages/applicability.js';
import { eligibilityRefusals } from '../../src/core/policy/stages/eligibility.js';
import { suitabilityRefusals } from '../../src/core/policy/stages/suitability.js';
import { blockGates, gatePack } from '../../src/core/policy/terms/offer-gates.js';
import { offerTerms } from '../../src/core/policy/terms/offer-terms.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { GuardedRules } from '../../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const TODAY = '2026-11-02';
const NEGATIONS = [
  { fact: 'arpuBand', operator: 'notEqual', value: 'LOW' },
  { fact: 'planCode', operator: 'notIn', value: ['old'] },
] as const;

describe.each(NEGATIONS)('$operator', (leaf) => {
  const all = { all: [leaf] };
  const not = { not: { all: [{ ...leaf, operator: leaf.operator === 'notIn' ? 'in' : 'equal' }] } };

  it.each([
    ['asked', all],
    ['negated', not],
  ])('trap 17: of whom nobody knows it, %s, no rule is true', (_how, conditions) => {
    const pack = compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS);
    expect(evaluateRow(pack, {}, null)).toEqual(['unknown']);
    const block = blockOf(['c-1'], [{}], [...FIVE_FACTS.keys()], FIVE_FACTS);
    expect([...new GuardedRules(pack).columns(TODAY).counts(block)]).toEqual([0]);
  });

  it.each([
    ['asked', all],
    ['negated', not],
  ])('trap 17: nor, %s, does an offer reach them, sheet by sheet or by column', (_how, json) => {
    const offer = anOffer({ eligibility: json, applicability: json, suitability: json });
    const terms = offerTerms([offer], [], { catalogue: FIVE_FACTS }, TODAY);
    const pack = gatePack([offer], []);
    if (pack === null) throw new Error('the offer has conditions');
    const gates = new GuardedRules(compilePack(pack, FIVE_FACTS), scalarKernel);
    const block = blockOf(['c-1'], [{}], [...FIVE_FACTS.keys()], FIVE_FACTS);
    const answers = blockGates(gates, block, TODAY).of(0);
    for (const asking of [
      { sheet: {}, terms },
      { sheet: {}, terms, gates: answers },
    ]) {
      expect(eligibilityRefusals(offer, asking)).toMatchObject([{ code: 'NOT_ELIGIBLE', have: null }]);
      expect(applicabilityRefusals(offer, asking, new Map())).toMatchObject([{ code: 'NOT_APPLICABLE', have: null }]);
      expect(suitabilityRefusals(offer, asking)).toMatchObject([{ code: 'NOT_SUITABLE', have: null }]);
    }
  });
});

it('trap 17: a price that nobody knows whether they can afford is not offered', () => {
  const offer = anOffer({ price: { amount: 100, period: 'month' }, affordability: { fact: 'tenureMonths', pct: 50 } });
  const terms = offerTerms([offer], [], { catalogue: FIVE_FACTS }, TODAY);
  expect(suitabilityRefusals(offer, { sheet: {}, terms })).toMatchObject([{ code: 'NOT_AFFORDABLE', have: null }]);
});
