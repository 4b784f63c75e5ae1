import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Counters } from '../../customer/customer-event.js';
import { deriveFacts } from '../derive-facts.js';
import { counterFacts } from './counter-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'UTC' };
const NOTHING: Counters = {
  days: {},
  last: {},
  scores: {},
  open: { complaints: [], incidents: [] },
  matters: { complaints: [], incidents: [] },
};
const at = new Date('2026-10-20T10:00:00Z');

function factsOf(counters: Partial<Counters>, business = {}) {
  return deriveFacts(aFactSource({ business, counters: { ...NOTHING, ...counters } } as never), counterFacts, asOf);
}

describe('what is counted', () => {
  it.each([
    [
      'recharges of thirty days',
      { days: { recharge: [{ day: '2026-10-10', count: 3, sum: 9_000 }] } },
      'rechargeCount30d',
      3,
    ],
    [
      'their mean of ninety',
      { days: { recharge: [{ day: '2026-08-10', count: 2, sum: 9_001 }] } },
      'avgRechargeAmount',
      4_501,
    ],
    ['none of them has no mean', {}, 'avgRechargeAmount', null],
    ['complaints', { days: { 'complaint-opened': [{ day: '2026-08-10', count: 2, sum: 0 }] } }, 'complaints90d', 2],
    ['calls', { days: { 'care-call': [{ day: '2026-11-02', count: 4, sum: 0 }] } }, 'careCalls30d', 4],
    ['no call is zero', {}, 'careCalls30d', 0],
    ['a complaint that is open', { open: { complaints: ['c-1'], incidents: [] } }, 'complaintOpen', true],
    ['none', {}, 'complaintOpen', false],
    ['an incident', { open: { complaints: [], incidents: ['i-1'] } }, 'networkIncidentOpen', true],
    ['the last recharge', { last: { recharge: at } }, 'lastRechargeOn', '2026-10-20'],
    ['a survey', { scores: { satisfaction: { score: 78, at } } }, 'satisfactionSurvey', 78],
    ['the answer of ten', { scores: { nps: { score: 70, at } } }, 'nps', 7],
    ['no survey', {}, 'nps', null],
  ])('%s', (_case, counters, fact, expected) => {
    expect(factsOf(counters)[fact]).toBe(expected);
  });

  it('of who is not counted nobody knows, but for what the profile says', () => {
    const facts = deriveFacts(aFactSource({ business: { networkIncidentOpen: true } }), counterFacts, asOf);
    expect(facts).toMatchObject({ complaints90d: null, complaintOpen: null, nps: null, networkIncidentOpen: true });
    expect(deriveFacts(aFactSource(), counterFacts, asOf).networkIncidentOpen).toBeNull();
    expect(factsOf({}, { networkIncidentOpen: false }).networkIncidentOpen).toBe(false);
  });

  it('windows end, days do not', () => {
    const source = aFactSource({
      counters: { ...NOTHING, days: { recharge: [{ day: '2026-10-10', count: 1, sum: 1 }] } },
    } as never);
    const holds = counterFacts.map((step) => step.holdsUntil?.(source, {}, asOf)?.toISOString());
    expect(holds.filter((end) => end !== undefined)).toEqual(['2026-11-09T00:00:00.000Z', '2027-01-08T00:00:00.000Z']);
  });
});
