import { describe, expect, it } from '@jest/globals';
import { type Consent, consentOf } from './consent.js';

const consent = (day: number, granted: boolean, change: Partial<Consent> = {}): Consent => ({
  channel: 'sms',
  purpose: 'marketing',
  granted,
  at: new Date(Date.UTC(2026, 9, day)),
  source: 'web',
  ...change,
});

describe('consent per channel and purpose', () => {
  it.each([
    ['nothing was ever said', [], null],
    ['the newest word counts, whatever the order', [consent(2, false), consent(1, true)], false],
    ['of two at one instant the later said', [consent(1, true), consent(1, false)], false],
    ['another channel says nothing', [consent(1, true, { channel: 'email' })], null],
    ['another purpose says nothing', [consent(1, true, { purpose: 'service' })], null],
  ])('%s', (_case, consents, granted) => {
    expect(consentOf(consents, 'sms', 'marketing')?.granted ?? null).toBe(granted);
  });
});
