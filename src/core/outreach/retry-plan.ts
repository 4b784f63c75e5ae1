import { FoundProblems } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';

const MINUTE_MS = 60_000;

/** `rules/policy/retry.json`, as read. */
export type RetryRules = {
  /** Minutes to wait after the first, second … hand-over that met a busy provider; the last one repeats. */
  readonly backoffMinutes: readonly number[];
  /** Hand-overs after which a provider that is still busy ends the outreach. */
  readonly maxAttempts: number;
  /** Minutes until outreach of a paused campaign is looked at again. */
  readonly pausedMinutes: number;
  /** A customer who asks to be called back is promised no later day than this many from now. */
  readonly callBackWithinDays: number;
};

export type RetryPlan =
  | { readonly kind: 'later'; readonly dueAt: Date }
  | { readonly kind: 'end'; readonly state: 'failed'; readonly reason: 'RETRIES_EXHAUSTED' }
  | { readonly kind: 'end'; readonly state: 'expired'; readonly reason: 'TOO_LATE' };

/** What a busy provider means after hand-over number `attempt` (from 1). Never past `expiresAt`: late is a decision. */
export function retryPlan(attempt: number, now: Date, expiresAt: Date, rules: RetryRules): RetryPlan {
  if (attempt >= rules.maxAttempts) return { kind: 'end', state: 'failed', reason: 'RETRIES_EXHAUSTED' };
  const step = Math.min(Math.max(attempt, 1), rules.backoffMinutes.length) - 1;
  const dueAt = minutesAfter(now, rules.backoffMinutes[step] ?? 1);
  if (dueAt > expiresAt) return { kind: 'end', state: 'expired', reason: 'TOO_LATE' };
  return { kind: 'later', dueAt };
}

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Reads `rules/policy/retry.json`: waits are above zero and never shrink, so a row that is put off is not due at once. */
export function readRetryRules(json: unknown): Read<RetryRules> {
  const problems = new FoundProblems();
  const fields = problems.object(json, '$', ['backoffMinutes', 'maxAttempts', 'pausedMinutes', 'callBackWithinDays']);
  if (fields === null) {
    return problems.result({ backoffMinutes: [], maxAttempts: 0, pausedMinutes: 0, callBackWithinDays: 0 });
  }
  const backoff = fields.backoffMinutes;
  if (!Array.isArray(backoff) || backoff.length === 0) problems.wrongType('$.backoffMinutes', 'array', backoff);
  else checkBackoff(backoff, problems);
  checkCount('$.maxAttempts', fields.maxAttempts, problems);
  checkMinutes('$.pausedMinutes', fields.pausedMinutes, problems);
  checkCount('$.callBackWithinDays', fields.callBackWithinDays, problems);
  return problems.result(fields as RetryRules);
}

function checkBackoff(minutes: readonly unknown[], problems: FoundProblems): void {
  minutes.forEach((value, index) => {
    const path = `$.backoffMinutes[${index}]`;
    checkMinutes(path, value, problems);
    if (index > 0 && Number(value) < Number(minutes[index - 1])) problems.add(path, 'BACKOFF_SHRINKS');
  });
}

function checkMinutes(path: string, value: unknown, problems: FoundProblems): void {
  if (typeof value !== 'number') problems.wrongType(path, 'number', value);
  else if (!(value > 0)) problems.add(path, 'NOT_ABOVE_ZERO', { found: value });
}

function checkCount(path: string, value: unknown, problems: FoundProblems): void {
  if (!Number.isInteger(value)) problems.wrongType(path, 'integer', value);
  else if (Number(value) < 1) problems.add(path, 'NOT_ABOVE_ZERO', { found: Number(value) });
}
