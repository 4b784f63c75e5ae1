import { describe, expect, it } from '@jest/globals';
import { isDead, isFieldDead } from './contact-point.js';

describe('a contact point', () => {
  it.each([
    ['never checked, works', {}, false],
    ['verified, works', { verifiedOn: '2026-08-01' }, false],
    ['found dead, does not', { invalidSince: '2026-08-31' }, true],
    ['found dead after it was verified, does not', { verifiedOn: '2026-08-30', invalidSince: '2026-08-31' }, true],
    ['of one day, does not', { verifiedOn: '2026-08-31', invalidSince: '2026-08-31' }, true],
    ['verified after it was found dead, works', { verifiedOn: '2026-09-01', invalidSince: '2026-08-31' }, false],
  ])('%s', (_case, days, expected) => {
    expect(isDead({ field: 'msisdn', ...days })).toBe(expected);
  });

  it('speaks for its own field', () => {
    const points = [{ field: 'email' }, { field: 'msisdn', invalidSince: '2026-08-31' }] as const;
    expect([isFieldDead(points, 'msisdn'), isFieldDead(points, 'email'), isFieldDead([], 'msisdn')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
