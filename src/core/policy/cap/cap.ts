import type { ContactChannel, Purpose } from '../../customer/consent.js';
import type { Words } from '../../kit/locale.js';
import type { FatigueRules } from './fatigue.js';

export const CAP_SCOPES = ['customer', 'household', 'party'] as const;
export const CAP_UNITS = ['contact', 'message', 'offer'] as const;
export const ROLLING_UNITS = ['minute', 'hour', 'day', 'week'] as const;
export const CALENDAR_UNITS = ['day', 'week', 'month'] as const;
export const CAP_ZONES = ['customer', 'operator'] as const;

/** A duration, exact: a day is 24 hours, a week seven of them. A month is none, so it only exists on the calendar. */
export type RollingWindow = {
  readonly kind: 'rolling';
  readonly unit: (typeof ROLLING_UNITS)[number];
  readonly n: number;
};

/** Days, weeks or months of a wall calendar: of the zone stored on the row, or of the operator's. `weekStart` is ISO, 1 is Monday. */
export type CalendarWindow = {
  readonly kind: 'calendar';
  readonly unit: (typeof CALENDAR_UNITS)[number];
  readonly n: number;
  readonly zone: (typeof CAP_ZONES)[number];
  readonly weekStart?: number;
};
export type CapWindow = RollingWindow | CalendarWindow;

/**
 * A frequency cap (methods.md section 17). `scope`: whose contacts are counted together; who has no household, or no
 * party, is one alone. `unit`: a contact is one outreach, a message what the person receives in writing (a long SMS is
 * one, a call none), an offer is counted once however often it is made.
 */
export type Cap = {
  readonly id: string;
  /** What readers call it; absent: its id. */
  readonly title?: Words;
  readonly scope: (typeof CAP_SCOPES)[number];
  readonly unit: (typeof CAP_UNITS)[number];
  /** What is not said is not asked for; of `tags`, as they were when it was reserved, one is enough. */
  readonly filter: {
    readonly channels?: readonly ContactChannel[];
    readonly purposes?: readonly Purpose[];
    readonly tags?: readonly string[];
  };
  readonly window: CapWindow;
  readonly max: number;
  /** When a slot can no longer be given back: `sent` gives back what failed before hand-over. */
  readonly countAt: 'reserved' | 'sent' | 'delivered';
  readonly exempt: readonly Purpose[];
};

/** All that a reservation is judged by. A contact policy is one. */
export type CapRules = {
  readonly caps: readonly Cap[];
  readonly operatorZone: string;
  /** Absent: no hard stop for pressure. */
  readonly fatigue?: FatigueRules;
  /** Days of 24 hours in which we do not turn to a customer with the same offer again; absent: it may come at once. */
  readonly sameOfferDays?: number;
};
