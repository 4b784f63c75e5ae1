import { describe, expect, it } from '@jest/globals';
import { type RetryRules, readRetryRules, retryPlan } from './retry-plan.js';

const rules: RetryRules = { backoffMinutes: [1, 5, 15], maxAttempts: 6, pausedMinutes: 10, callBackWithinDays: 92 };
const now = new Date('2026-11-02T18:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('a busy provider', () => {
  it.each([
    ['the first time waits the first step', 1, 60, { kind: 'later', dueAt: inMinutes(1) }],
    ['the second time waits the second', 2, 60, { kind: 'later', dueAt: inMinutes(5) }],
    ['after the last step repeats it', 5, 60, { kind: 'later', dueAt: inMinutes(15) }],
    ['at the last attempt ends it', 6, 60, { kind: 'end', state: 'failed', reason: 'RETRIES_EXHAUSTED' }],
    ['may be tried at the very expiry', 2, 5, { kind: 'later', dueAt: inMinutes(5) }],
    ['is never tried after it', 2, 4, { kind: 'end', state: 'expired', reason: 'TOO_LATE' }],
  ])('%s', (_case, attempt, expiresInMinutes, expected) => {
    expect(retryPlan(attempt, now, inMinutes(expiresInMinutes), rules)).toEqual(expected);
  });
});

describe('rules/policy/retry.json', () => {
  it.each([
    ['an empty list of waits', { ...rules, backoffMinutes: [] }, '$.backoffMinutes', 'WRONG_TYPE'],
    ['a wait of zero', { ...rules, backoffMinutes: [0] }, '$.backoffMinutes[0]', 'NOT_ABOVE_ZERO'],
    ['waits that shrink', { ...rules, backoffMinutes: [5, 1] }, '$.backoffMinutes[1]', 'BACKOFF_SHRINKS'],
    ['half an attempt', { ...rules, maxAttempts: 1.5 }, '$.maxAttempts', 'WRONG_TYPE'],
    ['no attempt', { ...rules, maxAttempts: 0 }, '$.maxAttempts', 'NOT_ABOVE_ZERO'],
    ['text for a number', { ...rules, pausedMinutes: '10' }, '$.pausedMinutes', 'WRONG_TYPE'],
    ['a call-back on no day', { ...rules, callBackWithinDays: 0 }, '$.callBackWithinDays', 'NOT_ABOVE_ZERO'],
    ['an unknown field', { ...rules, jitter: 1 }, '$.jitter', 'UNKNOWN_FIELD'],
    ['no object', [], '$', 'WRONG_TYPE'],
  ])('refuses %s', (_case, json, path, code) => {
    const read = readRetryRules(json);
    expect(read.ok ? [] : read.problems).toEqual([expect.objectContaining({ path, code })]);
  });

  it('takes what is right as it is', () => {
    expect(readRetryRules(rules)).toEqual({ ok: true, value: rules });
  });
});
