import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/core/decision/decide.js';
import type { DecidedCustomer } from '../../src/core/decision/decision-frame.js';
import { assign } from '../../src/core/policy/holdout/assign.js';
import { unitOf } from '../../src/core/policy/holdout/unit.js';
import { holdoutRefusals } from '../../src/core/policy/stages/holdout.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { aRule } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const AT = new Date('2026-11-02T18:00:00Z');
const from = new Date('2000-01-01T00:00:00Z');
const holdouts = aHoldouts({
  neverRotated: { version: '1', sharePct: 10 },
  global: [{ version: '2026Q4', from, sharePct: 20 }],
});
const CONTROL = { sharePct: 30, version: '1' };
const armOf = (unit: string, campaignId: string) =>
  assign(unit, { campaignId, purpose: 'marketing', control: CONTROL }, AT, holdouts).arm;
/** Pairs who are apart as customers: only a shared unit puts them into one arm. */
const pairs = Array.from({ length: 2_000 }, (_, index) => [`a-${index}`, `b-${index}`] as const);
const apart = pairs.filter(([a, b]) => armOf(a, 'win-back') !== armOf(b, 'win-back'));

describe('trap 8: a holdout that leaks', () => {
  it('has pairs to leak between', () => {
    expect(apart.length).toBeGreaterThan(300);
  });

  it('trap 8: two customers of a household are in one arm, in every layer and campaign', () => {
    for (const [a, b] of apart) {
      const units = [a, b].map((customerId) => unitOf({ customerId, householdId: `h-${a}` }));
      for (const campaignId of ['win-back', 'upsell']) {
        const [first, second] = units.map((unit) => armOf(unit, campaignId));
        expect(first).toBe(second);
      }
    }
  });

  it('trap 8: two customers on a phone are in one arm, with and without a household', () => {
    for (const [a, b] of apart) {
      const [one, other] = [{ customerId: a }, { customerId: b }];
      expect(armOf(unitOf(one, [other]), 'w')).toBe(armOf(unitOf(other, [one]), 'w'));
      const housed = { customerId: b, householdId: `h-${b}` };
      expect(armOf(unitOf(one, [housed]), 'w')).toBe(armOf(unitOf(housed, [one]), 'w'));
    }
  });

  it('trap 8: who lives with others is in their arm, whoever shares the phone', () => {
    for (const [a, b] of apart) {
      const [guest, host] = [
        { customerId: a, householdId: `h-${a}` },
        { customerId: b, householdId: `h-${b}` },
      ];
      expect(armOf(unitOf(host, [guest]), 'w')).toBe(
        armOf(unitOf({ customerId: `${b}-2`, householdId: `h-${b}` }), 'w'),
      );
    }
  });

  it('trap 8: who is asked about one by one is held as in a run: the arm is of the unit and the instant, not of the path', () => {
    const run = pairs.map(([a]) => armOf(a, 'win-back'));
    const prompts = pairs.toReversed().map(([a]) => armOf(a, 'win-back'));
    expect(prompts.toReversed()).toEqual(run);
  });

  it('trap 8: a control unit always leaves at holdout, whichever layer holds it', () => {
    for (const [a] of pairs) {
      const assignment = assign(a, { campaignId: 'w', purpose: 'marketing', control: CONTROL }, AT, holdouts);
      expect(holdoutRefusals(assignment).length > 0).toBe(assignment.arm === 'control');
    }
  });

  it('trap 8: a path that does not say who lives with whom is told so by the facts', () => {
    for (const [a, b] of apart.slice(0, 100)) {
      const [one, other] = [a, b].map((customerId) => decidedArm({ customerId, sheet: sheetAt(`h-${a}`) }));
      expect(one).toBe(other);
      expect(one).toBe(decidedArm({ customerId: b, sheet: sheetAt(null), unit: `household|h-${a}` }));
    }
  });

  it('trap 8: whoever asks, what stands carries its arm: nothing can be sent without one', () => {
    const arms = pairs.map(([customerId]) => decidedArm({ customerId, sheet: sheetAt(null) }));
    expect(arms).toEqual(pairs.map(([a]) => armOf(a, 'win-back')));
  });
});

const sheetAt = (householdId: string | null) => ({ consentEmailMarketing: true, contactEmail: true, householdId });
const OFFER = anOffer();
const RULE = aRule({ id: 'r' });
const MATCH = {
  rule: { ...RULE, event: { ...RULE.event, params: { ...RULE.event.params, offerId: OFFER.id } } },
  campaignId: 'win-back',
  activatedAt: from,
  control: CONTROL,
};
const FRAME = {
  cutOff: AT,
  offers: new Map([[OFFER.id, OFFER]]),
  hours: hoursTable(aContactPolicy()),
  operatorZone: 'America/Los_Angeles',
  holdouts,
};

/** The arm that the one pure function which every path goes through gives the only candidate. */
function decidedArm(customer: DecidedCustomer) {
  const [standing] = decide([MATCH], customer, FRAME).ranked;
  return standing?.assignment?.arm;
}
