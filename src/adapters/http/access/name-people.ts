import { may } from '../../../core/access/permission.js';
import { AppError } from '../../../flows/errors.js';
import type { Caller } from './access.js';

export function notForAScope(): AppError {
  return new AppError('NOT_ALLOWED', 'not for who has a scope');
}

/** Of an answer that names people only when it is asked to: who may not list customers may not ask. As the guards of a list have it. */
export function refuseNames({ role, scope }: Caller): void {
  if (!may(role, 'customers.read')) throw new AppError('NOT_ALLOWED', 'the role may not');
  if (scope !== null) throw notForAScope();
}
