import type { AppErrorCode } from '../../../flows/errors.js';

/** Every code of the closed list and the status it is answered with. */
export const STATUS_OF: { readonly [C in AppErrorCode]: number } = {
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  WRONG_STATE: 409,
  NOT_ALLOWED: 403,
  NOT_LOGGED_IN: 401,
  BAD_CREDENTIALS: 401,
  TOO_MANY_TRIES: 429,
  CONFLICT: 409,
  CHANGED_MEANWHILE: 412,
  FILE_UNREADABLE: 400,
  UNAVAILABLE: 503,
};

/** What the web server itself says no with, before or beside our own code. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'BODY_NOT_JSON',
  404: 'ROUTE_UNKNOWN',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
};

export function codeOfStatus(status: number): string {
  return CODE_OF_STATUS[status] ?? (status >= 500 ? 'FAULT' : 'REQUEST_REFUSED');
}
