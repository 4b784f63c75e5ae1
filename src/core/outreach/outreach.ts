import type { ChannelName, Purpose } from '../customer/consent.js';

/**
 * planned → claimed → handed → sent → delivered, or an end on the way:
 * failed (for good), expired (too late to be worth sending), cancelled (campaign stopped, consent withdrawn),
 * unknown (handed over, answer lost: never sent again by itself).
 * `sent` means what the channel can vouch for: the SMSC took it, the mail server accepted it, the list was exported.
 */
export const OUTREACH_STATES = [
  'planned',
  'claimed',
  'handed',
  'sent',
  'delivered',
  'failed',
  'expired',
  'cancelled',
  'unknown',
] as const;
export type OutreachState = (typeof OUTREACH_STATES)[number];

/** States in which the dispatcher still has something to do: they carry `open: 1`. */
export const OPEN_STATES: readonly OutreachState[] = ['planned', 'claimed', 'handed'];

/** Channels that report delivery; the funnel says 'not reported' for the others. */
export const REPORTS_DELIVERY: { readonly [C in ChannelName]: boolean } = {
  sms: true,
  email: false,
  'call-list': false,
};

/** `id` is `run|customer|step|channel`; `publicId` is `out_` and base32 SHA-256 of it, the key given to providers. */
export type Outreach = {
  readonly id: string;
  readonly publicId: string;
  readonly runId: string;
  readonly seq: number;
  readonly campaignId: string;
  readonly customerId: string;
  readonly step: number;
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly ruleId: string;
  readonly offerId: string;
  readonly shard: number;
  /** Business time. */
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly zone: string;
  /** Whose law the contact hours are asked of; absent where there is none. */
  readonly jurisdiction?: string;
  /** Business instant of the decision that planned it; absent where it was planned before this was noted. */
  readonly decidedAt?: Date;
  /** The event that was decided on; absent: a run planned it. */
  readonly event?: string;
  readonly state: OutreachState;
  /** Hand-overs tried so far. */
  readonly attempt: number;
  /** Why it ended, or the last error. */
  readonly reason: string | null;
};

export function outreachIdOf(runId: string, customerId: string, step: number, channel: ChannelName): string {
  return `${runId}|${customerId}|${step}|${channel}`;
}
