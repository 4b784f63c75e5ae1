import type { CustomerEvent } from '../customer-event.js';

const CONTENT = ['kind', 'amount', 'score', 'about', 'reason'] as const;

/** Whether two words under one id tell of the same thing: all but whose it is, which merges may change. */
export function tellsTheSame(one: CustomerEvent, other: CustomerEvent): boolean {
  return one.at.getTime() === other.at.getTime() && CONTENT.every((field) => one[field] === other[field]);
}
