import { describe, expect, it } from '@jest/globals';
import { consentRefusals } from './consent.js';

const no = (code: string, have: boolean | null) => [{ code, component: 'email.marketing', have, need: true }];

describe('consent to marketing by e-mail', () => {
  it.each([
    ['given', { consentEmailMarketing: true }, []],
    ['withdrawn', { consentEmailMarketing: false }, no('CONSENT_WITHDRAWN', false)],
    ['never given', { consentEmailMarketing: null }, no('CONSENT_MISSING', null)],
    ['never heard of', {}, no('CONSENT_MISSING', null)],
    ['given for another channel only', { consentSmsMarketing: true }, no('CONSENT_MISSING', null)],
  ])('%s', (_case, sheet, expected) => {
    expect(consentRefusals({ ...sheet, contactEmail: true }, 'email', 'marketing')).toEqual(expected);
  });

  it('is not asked for when we serve', () => {
    expect(consentRefusals({ consentEmailMarketing: false, contactEmail: true }, 'email', 'service')).toEqual([]);
  });

  it('and an address are both named where both are missing', () => {
    const codes = consentRefusals({}, 'email', 'marketing').map(({ code }) => code);
    expect(codes).toEqual(['CONSENT_MISSING', 'NO_VALID_CONTACT']);
  });
});

describe('a usable address', () => {
  it.each([
    ['email', { contactEmail: true }, []],
    ['sms', { contactSms: true }, []],
    ['call-list', { contactSms: true }, []],
    ['email', { contactEmail: false, contactSms: true }, [false]],
    ['sms', { contactEmail: true }, [null]],
    ['call-list', { contactEmail: true }, [null]],
  ] as const)('%s with %j', (channel, sheet, missing) => {
    const expected = missing.map((have) => ({ code: 'NO_VALID_CONTACT', component: channel, have, need: true }));
    expect(consentRefusals(sheet, channel, 'service')).toEqual(expected);
  });
});
