import type { ChannelName, Purpose } from '../customer/consent.js';
import type { Refusal } from './refusal.js';

/** A stretch of a day on which we may speak, in the customer's wall time. ISO weekdays, 1 is Monday. `to` excludes its end. */
export type AllowedHours = { readonly days: readonly number[]; readonly from: string; readonly to: string };

export type ContactHours = {
  readonly channels: readonly ChannelName[];
  readonly purposes: readonly Purpose[];
  readonly allowed: readonly AllowedHours[];
};

/** A frequency cap. Today: rolling windows of days over one customer's contacts. */
export type Cap = {
  readonly id: string;
  readonly scope: 'customer';
  readonly unit: 'contact';
  readonly filter: { readonly channels?: readonly ChannelName[]; readonly purposes?: readonly Purpose[] };
  /** A day is 24 hours exactly. */
  readonly window: { readonly kind: 'rolling'; readonly unit: 'day'; readonly n: number };
  readonly max: number;
  /** When a slot can no longer be given back: `sent` gives back what failed before hand-over. */
  readonly countAt: 'reserved' | 'sent' | 'delivered';
  readonly exempt: readonly Purpose[];
};

/** `rules/policy/contact-policy.json`, as read. */
export type ContactPolicy = {
  /** Zone of a customer who has none, or one that does not exist; the decision is flagged. */
  readonly operatorZone: string;
  readonly hours: readonly ContactHours[];
  readonly caps: readonly Cap[];
};

export const CONTACT_STATUSES = ['reserved', 'sent', 'delivered', 'released'] as const;
export type ContactStatus = (typeof CONTACT_STATUSES)[number];

/** A better candidate of the same decision that the caps stopped: its place went to the one that holds the row. */
export type PassedOver = { readonly ruleId: string; readonly refusals: readonly Refusal[] };

/** One contact in the ledger of a cap unit. `at` is `dueAt` while reserved, the hand-over instant after. */
export type ContactRow = {
  readonly outreachId: string;
  readonly customerId: string;
  readonly runId: string;
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly tags: readonly string[];
  readonly decidedAt: Date;
  readonly dueAt: Date;
  readonly at: Date;
  /** Until when the offer holds. */
  readonly expiresAt?: Date;
  readonly status: ContactStatus;
  readonly zone: string;
  readonly releasedBecause?: string;
  /** What it was when it was released: whether a cap lets go of it depends on that. */
  readonly releasedFrom?: 'reserved' | 'sent';
  /** Kept with the reservation, so that a decision lost in a crash is concluded again as it was. */
  readonly passedOver?: readonly PassedOver[];
};
