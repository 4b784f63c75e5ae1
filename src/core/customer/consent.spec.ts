import { describe, expect, it } from '@jest/globals';
import { type Consent, consentOf, withdrawn } from './consent.js';

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

describe('a consent that is taken back in a message', () => {
  const evidence = { message: 'mo-1', keyword: 'TD' };
  const word = {
    channel: 'sms',
    purpose: 'marketing',
    at: new Date(Date.UTC(2026, 9, 2)),
    source: 'x',
    evidence,
  } as const;
  const no = { ...word, granted: false };
  const mail = consent(1, true, { channel: 'email' });

  it.each<[string, readonly Consent[], readonly Consent[] | null]>([
    ['is gone, with the message as evidence', [consent(1, true)], [no]],
    ['is a no where nothing was said', [], [no]],
    ['is gone where both were said at one instant', [consent(2, true)], [no]],
    ['stands where it was given again since', [consent(3, true)], null],
    ['stays as a newer no has it', [consent(3, false)], null],
    ['is taken back anew after an older no', [consent(1, false)], [no]],
    ['leaves the other channels', [mail, consent(1, true)], [mail, no]],
    ['told again is the same', [no], [no]],
  ])('%s', (_case, consents, expected) => {
    expect(withdrawn(consents, word)).toEqual(expected);
  });
});
