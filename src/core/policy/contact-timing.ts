import type { ChannelName, Purpose } from '../customer/consent.js';
import type { OutreachSchedule } from '../rules/rule-pack.js';
import { type HoursTable, nextAllowed } from './quiet-hours.js';
import type { Refusal } from './refusal.js';
import type { CustomerZone } from './zone-of.js';

const HOUR_MS = 3_600_000;

/** When a contact is due, business time. `postponed`: quiet hours moved it. */
export type ContactTiming = { readonly dueAt: Date; readonly expiresAt: Date; readonly postponed: boolean };

export type TimingAnswer =
  | { readonly kind: 'due'; readonly timing: ContactTiming }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** Due at the first allowed instant after the delay. Quiet hours postpone; only what would come after its expiry is refused. */
export function contactTiming(
  { delayHours, expireHours }: OutreachSchedule,
  channel: ChannelName,
  purpose: Purpose,
  { zone }: CustomerZone,
  hours: HoursTable,
  cutOff: Date,
): TimingAnswer {
  const component = `${channel}.${purpose}`;
  const wanted = new Date(cutOff.getTime() + delayHours * HOUR_MS);
  const expiresAt = new Date(cutOff.getTime() + expireHours * HOUR_MS);
  const dueAt = nextAllowed(wanted, zone, hours[channel][purpose]);
  if (!dueAt) return { kind: 'refused', refusals: [{ code: 'NEVER_ALLOWED', component, have: null, need: null }] };
  if (dueAt > expiresAt) {
    const values = { have: dueAt.toISOString(), need: expiresAt.toISOString() };
    return { kind: 'refused', refusals: [{ code: 'QUIET_EXPIRED', component, ...values }] };
  }
  return { kind: 'due', timing: { dueAt, expiresAt, postponed: dueAt > wanted } };
}
