import { describe, expect, it } from '@jest/globals';
import { aConsent, aCustomer } from '../../../test/builders/a-customer.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { anOutreach } from '../../../test/builders/an-outreach.js';
import { weekHours } from '../policy/timing/quiet-hours.js';
import { addressOf, type LastLook, lastLook } from './last-look.js';

const now = new Date('2026-11-02T18:00:00Z');
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const offer = anOffer();
const look: LastLook = {
  outreach: anOutreach(),
  now,
  run: 'done',
  campaign: 'active',
  customer: aCustomer(),
  offer,
  hours: weekHours([{ days: EVERY_DAY, from: '08:00', to: '21:00' }]),
  retry: { backoffMinutes: [1], maxAttempts: 3, pausedMinutes: 10, callBackWithinDays: 92 },
};
const withdrawn = aConsent({ granted: false, at: new Date('2026-11-02T17:00:00Z') });
const night = new Date('2026-11-03T06:00:00Z');
const morning = new Date('2026-11-03T16:00:00Z');

describe('the last look before a hand-over', () => {
  it('puts off what an emergency stop is about, until it expires', () => {
    const stops = [{ code: 'EMERGENCY_STOP', component: 'all', have: 'wrong price', need: null }] as const;
    expect(lastLook({ ...look, stops })).toEqual({
      kind: 'later',
      dueAt: new Date('2026-11-02T18:10:00Z'),
      reason: 'STOPPED_FOR_NOW',
    });
    expect(lastLook({ ...look, stops, now: new Date('2026-11-04T18:00:00.001Z') })).toMatchObject({
      reason: 'TOO_LATE',
    });
  });

  it('spreads what waits for the hours to begin, always alike', () => {
    const [first, again] = [1, 2].map(() => lastLook({ ...look, now: night, spreadMinutes: 60 }));
    expect(first).toEqual(again);
    expect(first?.kind === 'later' && first.dueAt > morning && first.dueAt < new Date('2026-11-03T17:00:00Z')).toBe(
      true,
    );
  });

  it('lets go what nothing speaks against', () => {
    expect(lastLook(look)).toEqual({ kind: 'go', customer: look.customer, offer, address: '+12025550123' });
  });

  it.each<[string, Partial<LastLook>, string, string]>([
    ['the run was stopped', { run: 'stopped' }, 'cancelled', 'RUN_STOPPED'],
    ['the run is gone', { run: null }, 'cancelled', 'RUN_STOPPED'],
    ['the campaign was stopped', { campaign: 'stopped' }, 'cancelled', 'CAMPAIGN_STOPPED'],
    ['it is past its expiry', { now: new Date('2026-11-04T18:00:00.001Z') }, 'expired', 'TOO_LATE'],
    ['the customer is gone', { customer: null }, 'cancelled', 'CUSTOMER_GONE'],
    [
      'consent was withdrawn',
      { customer: aCustomer({ consents: [aConsent(), withdrawn] }) },
      'cancelled',
      'CONSENT_WITHDRAWN',
    ],
    ['no consent is on record any more', { customer: aCustomer({ consents: [] }) }, 'cancelled', 'CONSENT_WITHDRAWN'],
    ['the number is blank', { customer: aCustomer({ personal: { msisdn: ' ' } }) }, 'failed', 'NO_VALID_CONTACT'],
    [
      'the number was found dead since',
      { customer: aCustomer({ contactPoints: [{ field: 'msisdn', invalidSince: '2026-11-02' }] }) },
      'failed',
      'NO_VALID_CONTACT',
    ],
    ['the offer is gone', { offer: null }, 'cancelled', 'OFFER_GONE:OFFER_UNKNOWN'],
    ['the offer ended', { offer: { ...offer, validUntil: now } }, 'cancelled', 'OFFER_GONE:OFFER_ENDED'],
    ['the offer lost its text', { offer: { ...offer, wording: {} } }, 'cancelled', 'OFFER_GONE:OFFER_HAS_NO_WORDING'],
    [
      'selling is on hold by now',
      { askedAgain: () => 'SELLING_HELD:complaint-open' },
      'cancelled',
      'SELLING_HELD:complaint-open',
    ],
    [
      'it would wait for the morning, and is on hold by now',
      { now: night, askedAgain: () => 'SELLING_HELD:complaint-open' },
      'cancelled',
      'SELLING_HELD:complaint-open',
    ],
    ['no hour is allowed', { hours: weekHours([]) }, 'cancelled', 'NEVER_ALLOWED'],
    [
      'quiet hours last until it is too late',
      { now: night, outreach: anOutreach({ expiresAt: new Date('2026-11-03T15:00:00Z') }) },
      'expired',
      'QUIET_EXPIRED',
    ],
  ])('ends it when %s', (_case, change, state, reason) => {
    expect(lastLook({ ...look, ...change })).toEqual({ kind: 'end', state, reason });
  });

  it.each<[string, Partial<LastLook>, Date, string]>([
    ['the campaign is paused', { campaign: 'paused' }, new Date('2026-11-02T18:10:00Z'), 'CAMPAIGN_PAUSED'],
    ['it is night at the customer’s', { now: night }, morning, 'QUIET_HOURS'],
  ])('puts it off when %s', (_case, change, dueAt, reason) => {
    expect(lastLook({ ...look, ...change })).toEqual({ kind: 'later', dueAt, reason });
  });

  it('sends at the very expiry', () => {
    expect(lastLook({ ...look, now: look.outreach.expiresAt }).kind).toBe('go');
  });

  it('lets a paused campaign’s outreach expire all the same', () => {
    const verdict = lastLook({ ...look, campaign: 'paused', now: new Date('2026-11-05T18:00:00Z') });
    expect(verdict).toMatchObject({ kind: 'end', state: 'expired' });
  });

  it('asks no consent for service', () => {
    const verdict = lastLook({
      ...look,
      outreach: anOutreach({ purpose: 'service' }),
      customer: aCustomer({ consents: [] }),
    });
    expect(verdict.kind).toBe('go');
  });
});

describe('addressOf', () => {
  it.each([
    ['sms', '+12025550123'],
    ['email', 'c-1@example.invalid'],
    ['call-list', '+12025550123'],
  ] as const)('for %s', (channel, address) => {
    expect(addressOf(channel, aCustomer())).toBe(address);
    expect(addressOf(channel, { personal: {} })).toBeNull();
  });
});
