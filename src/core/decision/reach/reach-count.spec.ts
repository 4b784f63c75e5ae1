import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import { aHoldouts } from '../../../../test/builders/a-holdouts.js';
import { aCatalogue, aFact, aRule, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Offer } from '../../offer/offer.js';
import { gatePack } from '../../policy/terms/offer-gates.js';
import { offerTerms } from '../../policy/terms/offer-terms.js';
import { hoursTable } from '../../policy/timing/quiet-hours.js';
import { compilePack } from '../../rules/program.js';
import { OpenGates, ReachCount } from './reach-count.js';
import { CountMemory } from './step-rows.js';

const CATALOGUE = aCatalogue(
  ...FIVE_FACTS.values(),
  ...['contactEmail', 'consentEmailMarketing'].map((name) => aFact({ name, type: 'boolean' })),
  ...['timeZone', 'householdId'].map((name) => aFact({ name, type: 'text' })),
);
const TODAY = '2026-11-02';
const REACHABLE = { contactEmail: true, consentEmailMarketing: true, senior: true };
const EVERYBODY = 0xff;

function counted(sheets: readonly FactSheet[], offer: Offer, onlyEligible = 0, memory = new CountMemory()) {
  const component = { random: 0, 'no-levers': 0, 'eligibility-only': onlyEligible };
  const frame = {
    cutOff: new Date('2026-11-02T18:00:00Z'),
    offers: new Map([[offer.id, offer]]),
    hours: hoursTable(aContactPolicy()),
    operatorZone: 'America/Los_Angeles',
    terms: offerTerms([offer], [], { catalogue: CATALOGUE }, TODAY),
    holdouts: aHoldouts({ components: [{ version: '1', from: new Date(0), sharesPct: component }] }),
  };
  const { event, ...rule } = aRule();
  const match = {
    rule: { ...rule, event: { ...event, params: { ...event.params, offerId: 'stay' } } },
    campaignId: 'one',
    activatedAt: new Date(0),
  };
  const pack = gatePack([offer], []);
  const gates = pack && new OpenGates(compilePack(pack, CATALOGUE), memory, TODAY);
  const reach = new ReachCount({ match, gates, frame }, memory);
  const ids = sheets.map((_sheet, index) => `c-${index}`);
  const block = { ...blockOf(ids, sheets, [...CATALOGUE.keys()], CATALOGUE), live: null };
  reach.add(block, Uint32Array.of(EVERYBODY & (2 ** sheets.length - 1)));
  return reach.result();
}

describe('whom a rule that stands alone would reach', () => {
  it('each leaves at the first stage that says no, with its first reason', () => {
    const { consentEmailMarketing: _consent, ...silent } = REACHABLE;
    const sheets = [
      REACHABLE,
      silent,
      { ...silent, contactEmail: false },
      { ...REACHABLE, consentEmailMarketing: false },
    ];
    expect(counted(sheets, anOffer())).toEqual({
      matched: 4,
      reached: 1,
      left: [
        { stage: 'consent', code: 'CONSENT_MISSING', customers: 2 },
        { stage: 'consent', code: 'CONSENT_WITHDRAWN', customers: 1 },
      ],
    });
  });

  it('what holds for everybody keeps everybody', () => {
    const left = [{ stage: 'validity', code: 'OFFER_NOT_LIVE', customers: 2 }];
    expect(counted([REACHABLE, {}], anOffer({ state: 'idea' }))).toEqual({ matched: 2, reached: 0, left });
    const unknown = [{ stage: 'validity', code: 'OFFER_UNKNOWN', customers: 1 }];
    expect(counted([REACHABLE], anOffer({ id: 'another' }))).toMatchObject({ reached: 0, left: unknown });
  });

  it('who does not pass a condition leaves, but for units that are decided for by eligibility only', () => {
    const conditions = { all: [{ fact: 'senior', operator: 'equal', value: true }] };
    const sheets = [REACHABLE, { ...REACHABLE, senior: null }, { ...REACHABLE, senior: false }];
    const unsuited = [{ stage: 'suitability', code: 'NOT_SUITABLE', customers: 2 }];
    expect(counted(sheets, anOffer({ suitability: conditions }))).toMatchObject({ reached: 1, left: unsuited });
    expect(counted(sheets, anOffer({ suitability: conditions }), 100)).toMatchObject({ reached: 3, left: [] });
    expect(counted(sheets, anOffer({ eligibility: conditions }), 100)).toMatchObject({ reached: 1 });
  });
});
