import type { ChannelName } from '../customer/consent.js';
import { OUTREACH_STATES, type OutreachState } from './outreach.js';

/** Which states a state may come from. Every change is written with these in its filter. */
const COMES_FROM: { readonly [S in OutreachState]: readonly OutreachState[] } = {
  planned: ['claimed', 'handed'],
  claimed: ['planned'],
  handed: ['claimed'],
  // An answer that comes after its hand-over was given up is still the answer.
  sent: ['handed', 'unknown'],
  delivered: ['sent'],
  failed: ['claimed', 'handed', 'unknown', 'sent'],
  expired: ['claimed', 'handed'],
  // From handed only when the provider said that it did not take it.
  cancelled: ['planned', 'claimed', 'handed'],
  unknown: ['handed'],
};

export function comesFrom(state: OutreachState): readonly OutreachState[] {
  return COMES_FROM[state];
}

export function mayGo(from: OutreachState, to: OutreachState): boolean {
  return COMES_FROM[to].includes(from);
}

/** States nothing leads out of. `unknown` is not among them: a late answer still settles it. */
export const FINAL_STATES: readonly OutreachState[] = OUTREACH_STATES.filter(
  (from) => !OUTREACH_STATES.some((to) => mayGo(from, to)),
);

/**
 * What it means when the hand-over was written down but its answer was not (a crash, a dropped connection). SMPP and
 * SMTP keep no idempotency keys, and a called customer cannot be uncalled: sending again could reach a person twice.
 * So nobody knows, and it stays so until a person or a late answer settles it.
 */
const AFTER_LOST_ANSWER: { readonly [C in ChannelName]: 'unknown' } = {
  sms: 'unknown',
  email: 'unknown',
  'call-list': 'unknown',
};

export function afterLostAnswer(channel: ChannelName): 'unknown' {
  return AFTER_LOST_ANSWER[channel];
}

/** Every reason an outreach may carry: why it ended, or why it waits. A provider's own code may follow after a colon. */
export const OUTREACH_REASONS = [
  'RUN_STOPPED',
  'CAMPAIGN_STOPPED',
  'CAMPAIGN_PAUSED',
  'STOPPED_FOR_NOW',
  'CUSTOMER_GONE',
  'CONSENT_WITHDRAWN',
  'NO_VALID_CONTACT',
  'QUIET_HOURS',
  'QUIET_EXPIRED',
  'NEVER_ALLOWED',
  'CAP_REACHED',
  'PLACE_LOST',
  'TOO_LATE',
  'OFFER_GONE',
  'SELLING_HELD',
  'SUPPRESSED_BY_OUTCOME',
  'OFFER_NEEDS_OUTCOME',
  'ANSWERED_MEANWHILE',
  'TEXT_NOT_RENDERED',
  'PROVIDER_BUSY',
  'PROVIDER_REFUSED',
  'RETRIES_EXHAUSTED',
  'ANSWER_LOST',
  'NOT_DELIVERED',
] as const;
export type OutreachReason = (typeof OUTREACH_REASONS)[number];

/** `PROVIDER_REFUSED:550 5.1.1`. The detail is a code of the provider's, never its prose: that may name a person. */
export function reasonWith(reason: OutreachReason, detail: string): string {
  return detail === '' ? reason : `${reason}:${detail}`;
}

/** The two halves of a stored reason; `code` is a key of the locale files. */
export function splitReason(reason: string): { readonly code: string; readonly detail: string } {
  const colon = reason.indexOf(':');
  return colon < 0 ? { code: reason, detail: '' } : { code: reason.slice(0, colon), detail: reason.slice(colon + 1) };
}
