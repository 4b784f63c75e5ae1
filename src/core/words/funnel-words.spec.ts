import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../customer/consent.js';
import { FUNNEL_STEPS } from '../measurement/funnel.js';
import { REFUSAL_CODES } from '../policy/refusal.js';
import { FUNNEL_WORDS, funnelKey } from './funnel-words.js';

const named = (key: string) => Object.hasOwn(FUNNEL_WORDS, key);

describe('every row of a funnel has a name', () => {
  it.each(FUNNEL_STEPS.filter((step) => step !== 'refused' && step !== 'channel'))('%s', (step) => {
    expect(named(funnelKey({ step, code: null, channel: 'sms' }))).toBe(true);
  });

  it.each(CHANNELS)('the channel %s', (channel) => {
    expect(named(funnelKey({ step: 'channel', code: null, channel }))).toBe(true);
  });

  it.each(Object.values(REFUSAL_CODES).flat())('the refusal %s', (code) => {
    expect(named(funnelKey({ step: 'refused', code, channel: null }))).toBe(true);
  });
});
