import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simdKernel } from '../../src/adapters/wasm/simd-kernel.js';
import { blockOf, sheetAt } from '../../src/core/facts/fact-block.js';
import type { Offer } from '../../src/core/offer/offer.js';
import { applicabilityRefusals } from '../../src/core/policy/stages/applicability.js';
import { eligibilityRefusals } from '../../src/core/policy/stages/eligibility.js';
import { suitabilityRefusals } from '../../src/core/policy/stages/suitability.js';
import { blockGates, gatePack } from '../../src/core/policy/terms/offer-gates.js';
import { offerTerms } from '../../src/core/policy/terms/offer-terms.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { GuardedRules } from '../../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../../src/core/rules/program.js';
import { anOffer } from '../builders/an-offer.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition, dirtySheet, TODAY } from './any-condition.js';

const NAMES = [...FIELD_FACTS.keys()];
const text = { 'zh-CN': '保留', en: 'Hold' };

/** Some of the three conditions said, some not. */
const anyOffer = fc
  .record({ eligibility: anyCondition, applicability: anyCondition, suitability: anyCondition }, { requiredKeys: [] })
  .map((conditions) => conditions as Partial<Offer>);
const offers = fc
  .array(anyOffer, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, index) => anOffer({ ...one, id: `offer-${index}` })));
const holds = fc
  .array(anyCondition, { maxLength: 3 })
  .map((all) => all.map((conditions, index) => ({ id: `hold-${index}`, title: text, conditions, always: true })));

describe('conditions of offers asked of a whole block', () => {
  it.each([
    ['scalar', scalarKernel],
    ['SIMD', simdKernel],
  ])('say on the %s kernel what the stages say of each sheet', (_name, kernel) => {
    const customers = fc.array(dirtySheet, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(offers, holds, customers, (sold, held, sheets) => {
        const pack = gatePack(sold, held);
        if (pack === null) return;
        const gates = new GuardedRules(compilePack(pack, FIELD_FACTS, FIELD_LISTS), kernel);
        const ids = sheets.map((_sheet, index) => `c-${index}`);
        const block = blockOf(ids, sheets, NAMES, FIELD_FACTS);
        const answers = blockGates(gates, block, TODAY);
        const terms = offerTerms(sold, held, { catalogue: FIELD_FACTS, lists: FIELD_LISTS }, TODAY);
        for (const [index] of ids.entries()) {
          const sheet = sheetAt(block, index);
          const [plain, gated] = [
            { sheet, terms },
            { sheet, terms, gates: answers.of(index) },
          ];
          for (const offer of sold) {
            expect(eligibilityRefusals(offer, gated)).toEqual(eligibilityRefusals(offer, plain));
            expect(applicabilityRefusals(offer, gated, new Map())).toEqual(
              applicabilityRefusals(offer, plain, new Map()),
            );
            expect(suitabilityRefusals(offer, gated)).toEqual(suitabilityRefusals(offer, plain));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('and where a condition is not true some leaf of it is named', () => {
    fc.assert(
      fc.property(anyOffer, dirtySheet, (change, sheet) => {
        const offer = anOffer(change);
        const terms = offerTerms([offer], [], { catalogue: FIELD_FACTS, lists: FIELD_LISTS }, TODAY);
        const truth = terms.conditions.get(offer.id)?.eligibility?.truth(sheet) ?? 'true';
        expect(eligibilityRefusals(offer, { sheet, terms }).length > 0).toBe(truth !== 'true');
      }),
      { numRuns: 300 },
    );
  });
});
