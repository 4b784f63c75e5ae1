import type { ChannelName, Purpose } from '../../customer/consent.js';
import type { ContactRow } from '../contact-policy.js';
import type { HoursTable } from '../timing/quiet-hours.js';
import { openHours, preferredHour, type SendTimeRules } from '../timing/send-preference.js';
import { customerPressure, type FatigueRules, fatigueFactor } from './fatigue.js';

/** What earlier contacts change in a decision: how much a person is pressed, and when they answer. */
export type HabitRules = { readonly fatigue?: FatigueRules; readonly sendTime?: SendTimeRules };

/** One customer's, as plain values; what is absent is nothing, or not known. */
export type ContactHabits = {
  /** F at the instant decided as of, above zero. */
  readonly pressure?: number;
  readonly answered?: readonly { readonly channel: string; readonly at: Date }[];
};

/** Something that came back of a contact; not everything says that the person was there. */
export type CameBack = { readonly channel: string; readonly outcome: string; readonly at: Date };

const ANSWERS = ['read', 'clicked', 'replied', 'accepted', 'declined', 'call-back'];

/** The rules there is anything to do by; null: nobody's contacts need be read for them. */
export function habitRules({ fatigue, sendTime }: HabitRules): HabitRules | null {
  const pressing = fatigue !== undefined && fatigue.lambda > 0 ? { fatigue } : {};
  const rules = { ...pressing, ...(sendTime === undefined ? {} : { sendTime }) };
  return Object.keys(rules).length === 0 ? null : rules;
}

/** What a customer's contacts and answers until an instant say. Contacts of the run that asks are not among them. */
export function habitsOf(
  contacts: readonly ContactRow[],
  cameBack: readonly CameBack[],
  { customerId, now }: { readonly customerId: string; readonly now: Date },
  { fatigue, sendTime }: HabitRules,
): ContactHabits {
  const pressure = fatigue === undefined ? 0 : customerPressure(contacts, customerId, now, fatigue);
  const answered = cameBack
    .filter(({ outcome, at }) => at <= now && ANSWERS.includes(outcome))
    .map(({ channel, at }) => ({ channel, at }));
  return {
    ...(pressure > 0 ? { pressure } : {}),
    ...(sendTime === undefined || answered.length < sendTime.minResponses ? {} : { answered }),
  };
}

/** C of arbitration under a customer's pressure; 1 where there is none, or the purpose is exempt. */
export function habitFactor({ pressure = 0 }: ContactHabits, purpose: Purpose, { fatigue }: HabitRules): number {
  return fatigue === undefined || fatigue.exempt.includes(purpose) ? 1 : fatigueFactor(pressure, fatigue);
}

/** The open hour at which a customer answers on a channel; null where too little is known. */
export function habitHour(
  { answered = [] }: ContactHabits,
  { channel, purpose, zone }: { readonly channel: ChannelName; readonly purpose: Purpose; readonly zone: string },
  hours: HoursTable,
  { sendTime }: HabitRules,
): number | null {
  if (sendTime === undefined) return null;
  const own = answered.filter((one) => one.channel === channel).map(({ at }) => at);
  return preferredHour(own, zone, openHours(hours[channel][purpose]), sendTime);
}
