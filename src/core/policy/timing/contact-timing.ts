import type { ChannelName, Purpose } from '../../customer/consent.js';
import type { OutreachSchedule } from '../../rules/rule-pack.js';
import type { Refusal } from '../refusal.js';
import { type HoursTable, nextAllowed, type WeekHours } from './quiet-hours.js';
import { nextAtHour } from './send-preference.js';
import { spreadFrom } from './spread.js';
import type { CustomerZone } from './zone-of.js';

const HOUR_MS = 3_600_000;
const HOUR_MINUTES = 60;

/** When a contact is due, business time. `postponed`: quiet hours, or the hour the customer prefers, moved it. */
export type ContactTiming = {
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly postponed: boolean;
  /** Whose law the hours are asked of; absent where there is none. */
  readonly jurisdiction?: string;
};

export type TimingAnswer =
  | { readonly kind: 'due'; readonly timing: ContactTiming }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** What makes one contact's time different from another's. */
export type OwnTime = {
  /** The outreach's id: what it is spread by. */
  readonly key: string;
  /** Minutes over which what waited is spread; 0 is not at all. */
  readonly spreadMinutes: number;
  /** The hour of the day at which this customer answers; null where nobody knows. */
  readonly preferredHour?: number | null;
  /** Of the hours that are handed in; it is kept with the contact. */
  readonly jurisdiction?: string | null;
};

type Asked = { readonly opening: Date; readonly wanted: Date; readonly expiresAt: Date };

function ownTime({ opening, wanted, expiresAt }: Asked, zone: string, hours: WeekHours, own: OwnTime): Date {
  const { key, spreadMinutes, preferredHour = null } = own;
  const at = preferredHour === null ? null : nextAtHour(opening, zone, hours, preferredHour, expiresAt);
  if (at !== null) {
    const shown = at > opening ? Math.min(spreadMinutes, HOUR_MINUTES) : 0;
    return spreadFrom(at, zone, hours, { key, minutes: shown, expiresAt });
  }
  if (opening <= wanted) return opening;
  return spreadFrom(opening, zone, hours, { key, minutes: spreadMinutes, expiresAt });
}

/**
 * Due at the first allowed instant after the delay; at the customer's own hour, where it is known and comes before the
 * expiry; spread where it waited for hours to begin. Quiet hours postpone; only what would come after its expiry is refused.
 */
export function contactTiming(
  { delayHours, expireHours }: OutreachSchedule,
  channel: ChannelName,
  purpose: Purpose,
  { zone }: CustomerZone,
  table: HoursTable,
  cutOff: Date,
  own: OwnTime = { key: '', spreadMinutes: 0 },
): TimingAnswer {
  const component = `${channel}.${purpose}`;
  const hours = table[channel][purpose];
  const wanted = new Date(cutOff.getTime() + delayHours * HOUR_MS);
  const expiresAt = new Date(cutOff.getTime() + expireHours * HOUR_MS);
  const opening = nextAllowed(wanted, zone, hours);
  if (!opening) return { kind: 'refused', refusals: [{ code: 'NEVER_ALLOWED', component, have: null, need: null }] };
  if (opening > expiresAt) {
    const values = { have: opening.toISOString(), need: expiresAt.toISOString() };
    return { kind: 'refused', refusals: [{ code: 'QUIET_EXPIRED', component, ...values }] };
  }
  const dueAt = ownTime({ opening, wanted, expiresAt }, zone, hours, own);
  const law = own.jurisdiction ? { jurisdiction: own.jurisdiction } : {};
  return { kind: 'due', timing: { dueAt, expiresAt, postponed: dueAt > wanted, ...law } };
}
