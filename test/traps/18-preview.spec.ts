import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/core/decision/decide.js';
import type { DecisionFrame } from '../../src/core/decision/decision-frame.js';
import { PreviewCount } from '../../src/core/decision/preview.js';
import { blockOf } from '../../src/core/facts/fact-block.js';
import { gatePack } from '../../src/core/policy/terms/offer-gates.js';
import { offerTerms } from '../../src/core/policy/terms/offer-terms.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { GuardedRules } from '../../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const CATALOGUE = aCatalogue(
  ...FIVE_FACTS.values(),
  aFact({ name: 'consentEmailMarketing', type: 'boolean' }),
  aFact({ name: 'contactEmail', type: 'boolean' }),
);
const HIGH = { arpuBand: 'HIGH', consentEmailMarketing: true, contactEmail: true, tenureMonths: 30 };
/** Two of six can be reached. */
const SHEETS = [
  HIGH,
  { ...HIGH, consentEmailMarketing: false },
  { ...HIGH, consentEmailMarketing: null },
  { ...HIGH, contactEmail: false },
  { ...HIGH, tenureMonths: 3 },
  { ...HIGH, arpuBand: 'LOW' },
  HIGH,
];

describe('a preview', () => {
  it('trap 18: counts whom a run would reach, by the same gates, and says why it is not more', () => {
    const offer = anOffer({
      id: 'keep-them',
      eligibility: { all: [{ fact: 'tenureMonths', operator: 'greaterThan', value: 12 }] },
    });
    const rule = { rule: aRule(), campaignId: 'one', activatedAt: new Date(0) };
    const pack = gatePack([offer], []);
    const gates = pack && new GuardedRules(compilePack(pack, CATALOGUE));
    const frame: DecisionFrame = {
      cutOff: new Date('2026-11-02T18:00:00Z'),
      offers: new Map([[offer.id, offer]]),
      hours: hoursTable(aContactPolicy()),
      operatorZone: 'America/Los_Angeles',
      terms: offerTerms([offer], [], { catalogue: CATALOGUE }, '2026-11-02'),
    };
    const version = new GuardedRules(compilePack(aRulePack({ rules: [rule.rule] }), CATALOGUE));
    const count = new PreviewCount({ version, rules: [rule], gates, frame, today: '2026-11-02' });
    const ids = SHEETS.map((_sheet, index) => `c-${index}`);
    count.add(blockOf(ids, SHEETS, [...CATALOGUE.keys()], CATALOGUE));
    expect(count.result()).toEqual({
      matched: 6,
      reached: 2,
      left: [
        { stage: 'consent', code: 'CONSENT_MISSING', customers: 1 },
        { stage: 'consent', code: 'CONSENT_WITHDRAWN', customers: 1 },
        { stage: 'consent', code: 'NO_VALID_CONTACT', customers: 1 },
        { stage: 'eligibility', code: 'NOT_ELIGIBLE', customers: 1 },
      ],
    });
    const decided = SHEETS.filter(
      (sheet, index) =>
        sheet.arpuBand === 'HIGH' && decide([rule], { customerId: `c-${index}`, sheet }, frame).ranked.length > 0,
    );
    expect(decided).toHaveLength(count.result().reached);
  });
});
