import { describe, expect, it } from '@jest/globals';
import { checkContactPolicy } from '../../src/core/policy/check-contact-policy.js';
import { aContactPolicy } from '../builders/a-contact-row.js';

const everyone = { channels: ['sms', 'email', 'call-list'], purposes: ['marketing', 'service'] } as const;
const nights = (days: readonly number[]) => ({ days, from: '21:00', to: '09:00' });
const weekend = { days: [6, 7], from: '00:00', to: '24:00' };
const found = (quiet: readonly object[], change: object = {}) => {
  const read = checkContactPolicy(aContactPolicy({ hours: [{ ...everyone, quiet, ...change }] as never }));
  return read.ok ? [] : read.problems.map(({ code, params }) => `${code} ${params?.days}`);
};

describe('trap 6: weekly quiet periods with a hole', () => {
  it('trap 6: Monday 00:00–09:00 after a weekend window is found when the policy is saved, for everyone it concerns', () => {
    expect(found([nights([1, 2, 3, 4, 5]), weekend])).toEqual(Array(6).fill('POLICY_HOURS_MIDNIGHT 1'));
  });

  it('trap 6: a weekend that runs into Monday morning has none, nor has one that is meant', () => {
    expect(found([nights([1, 2, 3, 4, 5, 7]), weekend])).toEqual([]);
    expect(found([nights([1, 2, 3, 4, 5]), weekend], { fromMidnight: true })).toEqual([]);
  });
});
