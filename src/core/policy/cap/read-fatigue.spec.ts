import { describe, expect, it } from '@jest/globals';
import { readFatigue } from './read-fatigue.js';

const GOOD = {
  halfLifeDays: 7,
  lambda: 0.2,
  stopAt: 6,
  weights: { sms: 1, email: 0.5, 'call-list': 1.5 },
  credits: { read: 0.25, clicked: 0.5, replied: 1, accepted: 1.5 },
  exempt: [],
  labels: { onTargetFrom: 0.5, saturatedFrom: 3 },
};
const problems = (json: unknown) => {
  const read = readFatigue(json);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('rules of fatigue', () => {
  it('that are in order are read as they are', () => {
    expect(readFatigue(GOOD)).toEqual({ ok: true, value: GOOD });
  });

  it.each([
    ['no half-life', { halfLifeDays: 0 }, ['$.halfLifeDays POLICY_OUT_OF_BOUNDS']],
    ['a λ below nothing', { lambda: -1 }, ['$.lambda POLICY_OUT_OF_BOUNDS']],
    ['a stop at nothing', { stopAt: 0 }, ['$.stopAt POLICY_OUT_OF_BOUNDS']],
    ['a channel without a weight', { weights: { sms: 1, email: 1 } }, ['$.weights["call-list"] MISSING_FIELD']],
    ['a credit in words', { credits: { ...GOOD.credits, read: 'much' } }, ['$.credits.read WRONG_TYPE']],
    ['a purpose nobody has', { exempt: ['fun'] }, ['$.exempt[0] POLICY_VALUE_NOT_ALLOWED']],
    [
      'saturated below on target',
      { labels: { onTargetFrom: 3, saturatedFrom: 1 } },
      ['$.labels.saturatedFrom POLICY_OUT_OF_BOUNDS'],
    ],
  ])('are refused with %s', (_case, change, expected) => {
    expect(problems({ ...GOOD, ...change })).toEqual(expected);
  });
});
