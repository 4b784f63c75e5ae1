import { describe, expect, it } from '@jest/globals';
import { consentRefusals } from './consent-check.js';

const no = (code: string, have: boolean | null) => [{ code, component: 'email.marketing', have, need: true }];

describe('consent to marketing by e-mail', () => {
  it.each([
    ['given', { consentEmailMarketing: true }, []],
    ['withdrawn', { consentEmailMarketing: false }, no('CONSENT_WITHDRAWN', false)],
    ['never given', { consentEmailMarketing: null }, no('CONSENT_MISSING', null)],
    ['never heard of', {}, no('CONSENT_MISSING', null)],
    ['given for another channel only', { consentSmsMarketing: true }, no('CONSENT_MISSING', null)],
  ])('%s', (_case, sheet, expected) => {
    expect(consentRefusals(sheet, 'email', 'marketing')).toEqual(expected);
  });

  it('is not asked for when we serve', () => {
    expect(consentRefusals({ consentEmailMarketing: false }, 'email', 'service')).toEqual([]);
  });
});
