import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../customer/consent.js';
import { OPEN_STATES } from './outreach.js';
import { afterLostAnswer, comesFrom, FINAL_STATES, mayGo, reasonWith, splitReason } from './outreach-life.js';

describe('the life of an outreach', () => {
  it.each([
    ['planned', 'claimed', true],
    ['claimed', 'planned', true],
    ['planned', 'handed', false],
    ['handed', 'planned', true],
    ['handed', 'claimed', false],
    ['sent', 'delivered', true],
    ['delivered', 'failed', false],
    ['unknown', 'planned', false],
    ['unknown', 'sent', true],
    ['handed', 'cancelled', true],
    ['unknown', 'cancelled', false],
  ] as const)('from %s to %s: %s', (from, to, allowed) => {
    expect(mayGo(from, to)).toBe(allowed);
    expect(comesFrom(to).includes(from)).toBe(allowed);
  });

  it('ends for good in these', () => {
    expect(FINAL_STATES).toEqual(['delivered', 'failed', 'expired', 'cancelled']);
    expect(FINAL_STATES.some((state) => OPEN_STATES.includes(state))).toBe(false);
  });

  it.each(CHANNELS)('never sends a lost %s again by itself', (channel) => {
    expect(afterLostAnswer(channel)).toBe('unknown');
    expect(mayGo(afterLostAnswer(channel), 'planned')).toBe(false);
  });
});

describe('a reason', () => {
  it.each([
    ['TOO_LATE', 'TOO_LATE', ''],
    [reasonWith('PROVIDER_REFUSED', '550 5.1.1'), 'PROVIDER_REFUSED', '550 5.1.1'],
    [reasonWith('NOT_DELIVERED', 'UNDELIV:001'), 'NOT_DELIVERED', 'UNDELIV:001'],
    [reasonWith('PROVIDER_BUSY', ''), 'PROVIDER_BUSY', ''],
  ])('%s falls into its halves', (reason, code, detail) => {
    expect(splitReason(reason)).toEqual({ code, detail });
  });
});
