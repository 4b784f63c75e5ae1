import { describe, expect, it } from '@jest/globals';
import { aConsent, aFactSource, type CustomerChange } from '../../../../test/builders/a-customer.js';
import { deriveFacts } from '../derive-facts.js';
import { contactFacts } from './contact-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'America/Los_Angeles' };
const factsOf = (change: CustomerChange) => deriveFacts(aFactSource(change), contactFacts, asOf);
const dead = (field: 'msisdn' | 'email') => ({ field, invalidSince: '2026-09-01' }) as const;

describe('a valid contact', () => {
  it.each<[string, CustomerChange, boolean]>([
    ['what was never checked counts', {}, true],
    ['one of two is dead', { contactPoints: [dead('msisdn')] }, true],
    ['both are dead', { contactPoints: [dead('msisdn'), dead('email')] }, false],
    ['verified is alive', { contactPoints: [{ field: 'email', verifiedOn: '2026-09-01' }, dead('msisdn')] }, true],
  ])('%s', (_case, change, expected) => {
    expect(factsOf(change).hasValidContact).toBe(expected);
  });

  it.each<[string, CustomerChange, boolean, boolean]>([
    ['neither was found dead', {}, true, true],
    ['the number was', { contactPoints: [dead('msisdn')] }, false, true],
    ['the e-mail address was', { contactPoints: [dead('email')] }, true, false],
    [
      'the number was, and works again',
      { contactPoints: [{ ...dead('msisdn'), verifiedOn: '2026-09-02' }] },
      true,
      true,
    ],
    [
      'an older check does not revive it',
      { contactPoints: [{ ...dead('msisdn'), verifiedOn: '2026-09-01' }] },
      false,
      true,
    ],
  ])('by channel: %s', (_case, change, contactSms, contactEmail) => {
    expect(factsOf(change)).toMatchObject({ contactSms, contactEmail });
  });

  it('nothing on file is none', () => {
    const bare = { ...aFactSource(), has: new Set<string>() };
    expect(deriveFacts(bare, contactFacts, asOf)).toMatchObject({
      contactEmail: false,
      contactSms: false,
      hasValidContact: false,
    });
  });
});

describe('the newest withdrawal that stands', () => {
  const no = (at: string, change = {}) => aConsent({ granted: false, at: new Date(at), ...change });
  const yes = (at: string) => aConsent({ at: new Date(at) });
  it.each([
    ['none', [yes('2026-10-01T17:00:00Z')], null],
    ['one, on the day it is there', [no('2026-10-02T06:00:00Z')], '2026-10-01'],
    ['taken back again', [no('2026-10-02T06:00:00Z'), yes('2026-10-03T06:00:00Z')], null],
    [
      'of two channels the newer',
      [no('2026-10-02T17:00:00Z'), no('2026-10-05T17:00:00Z', { channel: 'email' })],
      '2026-10-05',
    ],
    ['of service it is no matter', [no('2026-10-02T17:00:00Z', { purpose: 'service' })], null],
  ])('%s', (_case, consents, expected) => {
    expect(factsOf({ consents }).optOutAt).toBe(expected);
    expect(factsOf({ consents: [...consents].reverse() }).optOutAt).toBe(expected);
  });
});
