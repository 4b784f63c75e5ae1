import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import type { ContactHours } from './hours.js';
import { jurisdictionOf, placeHours } from './jurisdiction.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const sms = (from: string, to: string): readonly ContactHours[] => [
  { channels: ['sms'], purposes: ['marketing'], allowed: [{ days: DAILY, from, to }] },
];
const policy = aContactPolicy({
  jurisdictions: [
    { id: 'texas', regions: ['TX'], hours: sms('09:00', '23:00') },
    { id: 'central', zones: ['America/Chicago'], hours: sms('10:00', '20:00') },
    { id: 'federal', hours: sms('08:00', '21:00') },
  ],
  defaultJurisdiction: 'federal',
});

describe('where a customer is', () => {
  it.each([
    ['by region', { region: 'TX' }, 'America/New_York', 'texas'],
    ['by region before zone', { region: 'TX' }, 'America/Chicago', 'texas'],
    ['by zone', { region: 'IL' }, 'America/Chicago', 'central'],
    ['the operator’s own where nobody knows', { region: null }, 'Europe/Paris', 'federal'],
  ])('%s', (_case, sheet, zone, expected) => {
    expect(jurisdictionOf(policy, sheet, zone)).toBe(expected);
  });

  it('is no place at all without jurisdictions', () => {
    expect(jurisdictionOf(aContactPolicy(), { region: 'TX' }, 'UTC')).toBeNull();
  });
});

describe('the hours of a place', () => {
  const places = placeHours(policy);
  const hoursOf = (jurisdiction: string | null) =>
    places
      .in(jurisdiction)
      .sms.marketing.stretches.slice(0, 1)
      .map(({ from, to }) => [from / 60, to / 60]);
  it.each([
    ['narrow the policy’s own, and never widen them', 'texas', [[9, 21]]],
    ['on both sides', 'central', [[10, 20]]],
    ['are the policy’s own where nothing is said', null, [[8, 21]]],
    ['are the policy’s own of a place that is gone', 'atlantis', [[8, 21]]],
  ])('%s', (_case, jurisdiction, expected) => {
    expect(hoursOf(jurisdiction)).toEqual(expected);
  });

  it('leave channels they do not name as they are', () => {
    const { jurisdiction, hours } = places.of({ region: 'TX' }, 'UTC');
    expect(jurisdiction).toBe('texas');
    expect(hours.email.marketing).toEqual(places.in(null).email.marketing);
  });
});
