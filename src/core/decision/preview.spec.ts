import { expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { blockOf } from '../facts/fact-block.js';
import { hoursTable } from '../policy/timing/quiet-hours.js';
import { GuardedRules } from '../rules/guarded/guarded-rules.js';
import { compilePack } from '../rules/program.js';
import { PreviewCount } from './preview.js';

const CATALOGUE = aCatalogue(...FIVE_FACTS.values(), aFact({ name: 'contactEmail', type: 'boolean' }));
const { event } = aRule();
const late = { delayHours: 10, expireHours: 11 };
const RULES = [
  aRule({ id: 'a', event: { ...event, params: { ...event.params, offerId: 'gone' } } }),
  aRule({ id: 'b', event: { ...event, params: { ...event.params, offerId: 'stay', schedule: late } } }),
];

it('a customer is counted once, where the furthest of their candidates left', () => {
  const offer = anOffer({ purpose: 'service' });
  const count = new PreviewCount({
    version: new GuardedRules(compilePack(aRulePack({ rules: RULES }), CATALOGUE)),
    rules: RULES.map((rule) => ({ rule, campaignId: 'one', activatedAt: new Date(0) })),
    gates: null,
    frame: {
      cutOff: new Date('2026-11-02T18:00:00Z'),
      offers: new Map([['stay', offer]]),
      hours: hoursTable(aContactPolicy()),
      operatorZone: 'America/Los_Angeles',
    },
    today: '2026-11-02',
  });
  const sheets = [{ arpuBand: 'HIGH', contactEmail: true }, { arpuBand: 'HIGH' }, { arpuBand: 'LOW' }];
  count.add(blockOf(['a', 'b', 'c'], sheets, [...CATALOGUE.keys()], CATALOGUE));
  const { matched, reached, left } = count.result();
  expect([matched, reached + left.reduce((sum, { customers }) => sum + customers, 0)]).toEqual([2, 2]);
  expect(left).toContainEqual({ stage: 'consent', code: 'NO_VALID_CONTACT', customers: 1 });
});
