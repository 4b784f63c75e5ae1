import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../../policy/refusal.js';
import { conditionParts, heldValue, partWords } from './refused-parts.js';

const NOBODY = { locale: 'zh-CN', names: null, currency: null } as const;

describe('parts of a refusal', () => {
  it.each<[string, Refusal['code'], 'component' | 'have' | 'takenBy', string, string | null]>([
    ['a rule of a reservation', 'CAP_REACHED', 'takenBy', 'run-1|rule-1', 'rule-1'],
    ['a way of contact', 'NEVER_ALLOWED', 'component', 'sms.marketing', '短信营销'],
    ['everything stopped', 'EMERGENCY_STOP', 'component', 'all', '全部触达'],
    ['a campaign stopped that has no title', 'EMERGENCY_STOP', 'component', 'campaign|c-1', 'c-1'],
    ['an outcome', 'SUPPRESSED_BY_OUTCOME', 'component', 'declined', '已拒绝'],
    [
      'an instant that no zone is known for',
      'QUIET_EXPIRED',
      'have',
      '2026-11-02T18:00:00.000Z',
      '2026-11-02T18:00:00.000Z',
    ],
    ['what is told as it is', 'FATIGUED', 'have', 'x', null],
  ])('%s', (_case, code, part, value, told) => {
    expect(partWords({ code }, part, value, NOBODY)).toBe(told);
  });

  it('say nothing of conditions and holds that nobody can name', () => {
    const refusal = { code: 'NOT_ELIGIBLE', component: 'o: $.eligibility tenure equal', have: 1, need: 2 } as const;
    expect(conditionParts(refusal, NOBODY)).toBeNull();
    expect(heldValue({ ...refusal, code: 'SELLING_HELD' }, NOBODY)).toBeNull();
  });
});
