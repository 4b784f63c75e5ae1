import { describe, expect, it } from '@jest/globals';
import { offPolicyValue } from './off-policy.js';

const TRIALS = [
  { reward: 1, logged: 0.5, agrees: true },
  { reward: 0, logged: 0.25, agrees: true },
  { reward: 1, logged: 0.1, agrees: true },
  { reward: 0, logged: 0.9, agrees: false },
];

describe('the value of a policy that was not followed', () => {
  it('is 3.0 plain and .75 self-normalised', () => {
    expect(offPolicyValue(TRIALS)).toEqual({ plain: 3, selfNormalised: 0.75 });
  });

  it('is .636364 self-normalised with weights of 5 at most', () => {
    expect(offPolicyValue(TRIALS, 5)?.selfNormalised).toBeCloseTo(0.636364, 6);
  });

  it('is unknown where it never agrees, or nothing was tried', () => {
    expect(offPolicyValue([{ reward: 1, logged: 0.5, agrees: false }])).toEqual({ plain: 0, selfNormalised: null });
    expect(offPolicyValue([])).toBeNull();
  });

  it('cannot be told from what was never selected', () => {
    expect(() => offPolicyValue([{ reward: 1, logged: 0, agrees: true }])).toThrow('chance 0');
  });
});
