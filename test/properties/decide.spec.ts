import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS, PURPOSES } from '../../src/core/customer/consent.js';
import { conclude } from '../../src/core/decision/conclude.js';
import { decide, type Plan, type Standing } from '../../src/core/decision/decide.js';
import type { DecisionFrame, MatchedRule } from '../../src/core/decision/decision-frame.js';
import { STAGES } from '../../src/core/policy/refusal.js';
import { offerTerms } from '../../src/core/policy/terms/offer-terms.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aRule, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const CUT_OFF = new Date('2026-11-02T18:00:00Z');
const OFFERS = ['a', 'b', 'c', 'd'] as const;
const LONG = { all: [{ fact: 'tenureMonths', operator: 'greaterThan', value: 12 }] };
const NOBODY = { version: '1', sharePct: 0 };

const anyMatch = fc
  .record({
    id: fc.constantFrom('r-1', 'r-2', 'r-3', 'r-4'),
    campaignId: fc.constantFrom('one', 'two'),
    offerId: fc.constantFrom(...OFFERS, 'gone'),
    channel: fc.constantFrom(...CHANNELS),
    day: fc.integer({ min: 0, max: 1 }),
    late: fc.boolean(),
    sharePct: fc.constantFrom(0, 50),
  })
  .map(({ id, campaignId, offerId, channel, day, late, sharePct }): MatchedRule => {
    const { event } = aRule();
    const schedule = late ? { delayHours: 10, expireHours: 11 } : { delayHours: 0, expireHours: 72 };
    const rule = aRule({ id, event: { ...event, params: { ...event.params, offerId, channel, schedule } } });
    return { rule, campaignId, activatedAt: new Date(day * 86_400_000), control: { sharePct, version: '1' } };
  });
const matches = fc.uniqueArray(anyMatch, {
  selector: ({ rule, campaignId }) => `${campaignId} ${rule.id}`,
  minLength: 1,
});

const anyOffer = (id: string) =>
  fc
    .record({
      value: fc.constantFrom(-1, 0, 10, 20),
      purpose: fc.constantFrom(...PURPOSES),
      picky: fc.boolean(),
      group: fc.boolean(),
    })
    .map(({ value, purpose, picky, group }) =>
      anOffer({
        id,
        value,
        purpose,
        ...(picky ? { eligibility: LONG } : {}),
        ...(group ? { exclusionGroups: ['rewards'] } : {}),
      }),
    );
const offers = fc.tuple(...OFFERS.map(anyOffer));

const sheets = fc.record({
  consentEmailMarketing: fc.constantFrom(true, true, false),
  consentSmsMarketing: fc.boolean(),
  contactEmail: fc.constant(true),
  contactSms: fc.boolean(),
  tenureMonths: fc.constantFrom(null, 3, 30),
});
const standing = fc.constantFrom([], [{ offerId: 'z', groups: ['rewards'], as: 'active' as const }]);

function frameOf(sold: readonly ReturnType<typeof anOffer>[]): DecisionFrame {
  return {
    cutOff: CUT_OFF,
    offers: new Map(sold.map((offer) => [offer.id, offer])),
    hours: hoursTable(aContactPolicy()),
    operatorZone: 'America/Los_Angeles',
    terms: offerTerms(sold, [], { catalogue: FIVE_FACTS }, '2026-11-02'),
    holdouts: {
      exempt: ['service'],
      neverRotated: NOBODY,
      global: [{ ...NOBODY, sharePct: 20, from: new Date(0) }],
      components: [],
      sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
    },
  };
}

/** Who has the place where nothing is scarce: the first that is due, before any the customer is held out of. */
function firstTreated({ ranked }: Plan): Standing | null {
  for (const one of ranked) {
    if (one.assignment?.arm === 'control') return null;
    if (one.answer.kind === 'due') return one;
  }
  return null;
}

const anyCase = fc.record({
  matches,
  offers,
  sheet: sheets,
  standing,
  customerId: fc.stringMatching(/^c-[0-9]{1,4}$/),
});

describe('a decision', () => {
  it('is the same whatever the order of rules and offers', () => {
    const both = anyCase.chain((one) =>
      fc.record({
        one: fc.constant(one),
        rules: fc.shuffledSubarray(one.matches, { minLength: one.matches.length }),
        sold: fc.shuffledSubarray([...one.offers], { minLength: one.offers.length }),
      }),
    );
    fc.assert(
      fc.property(both, ({ one, rules, sold }) => {
        const { sheet, customerId } = one;
        const customer = { sheet, customerId, standing: one.standing };
        expect(decide(rules, customer, frameOf(sold))).toEqual(decide(one.matches, customer, frameOf(one.offers)));
      }),
    );
  });

  it('lets each candidate leave at exactly one stage, or be scheduled, with a reason of that stage', () => {
    fc.assert(
      fc.property(anyCase, ({ matches: all, offers: sold, sheet, standing: held, customerId }) => {
        const plan = decide(all, { sheet, customerId, standing: held }, frameOf(sold));
        const reached = firstTreated(plan);
        const place = { holder: reached, passedOver: [] };
        const { candidates, outcome } = conclude(plan, place, (channel) => channel);
        expect(candidates).toHaveLength(all.length);
        const scheduled = candidates.filter(({ left }) => left === null);
        expect(scheduled).toHaveLength(outcome.kind === 'scheduled' ? 1 : 0);
        const stages = candidates.flatMap(({ left }) => (left && left.refusals.length > 0 ? [left.stage] : []));
        expect(stages).toHaveLength(all.length - scheduled.length);
        expect(STAGES).toEqual(expect.arrayContaining(stages));
      }),
    );
  });
});
