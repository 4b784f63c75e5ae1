import type { Problem } from '../core/kit/problem.js';

/** A caller's mistake. HTTP has one table code → status; a job that throws it is not retried. */
export const APP_ERROR_CODES = [
  'NOT_FOUND',
  'INVALID_INPUT',
  'WRONG_STATE',
  'NOT_ALLOWED',
  'NOT_LOGGED_IN',
  'BAD_CREDENTIALS',
  'TOO_MANY_TRIES',
  'CONFLICT',
  'CHANGED_MEANWHILE',
  'FILE_UNREADABLE',
  'UNAVAILABLE',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = 'AppError';
  }
}
