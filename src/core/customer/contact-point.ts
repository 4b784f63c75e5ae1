import type { ContactPoint } from './customer.js';

/**
 * Whether a way to a person is known not to work: found dead, and not verified after that day. A check on the very day it
 * was found dead does not revive it, for nobody knows which came first.
 */
export function isDead({ verifiedOn, invalidSince }: ContactPoint): boolean {
  return invalidSince !== undefined && (verifiedOn === undefined || verifiedOn <= invalidSince);
}

/** Whether any word says that this field is dead; one that was never checked is not. */
export function isFieldDead(points: readonly ContactPoint[], field: ContactPoint['field']): boolean {
  for (const point of points) if (point.field === field && isDead(point)) return true;
  return false;
}
