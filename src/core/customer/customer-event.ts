import type { Day } from '../kit/day.js';

/** What happens to a customer between two imports, as systems report it. */
export const EVENT_KINDS = [
  'recharge',
  'payment',
  'complaint-opened',
  'complaint-closed',
  'suggestion',
  'care-call',
  'survey',
  'usage',
  'usage-drop',
  'referral',
  'plan-change',
  'contract-change',
  'device-change',
  'port-out-request',
  'network-incident-opened',
  'network-incident-closed',
  'reward',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** `id` is the source's own: told twice it counts once. `amount` in minor units; `score` is a survey's, 0 to 100. */
export type CustomerEvent = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: EventKind;
  readonly at: Date;
  readonly amount?: number;
  readonly score?: number;
  /** Which survey, complaint category, product: a code. */
  readonly about?: string;
  readonly reason?: string;
};

/** A day on which something was counted, in the operator's zone: how often, and the sum of the amounts. */
export type DayCount = { readonly day: Day; readonly count: number; readonly sum: number };

/**
 * What is kept of events on the customer as they arrive, so that no history is read again: by kind the days of the
 * longest window anybody asks for, oldest first; when it happened last; and the newest score of each survey.
 */
export type Counters = {
  readonly days: { readonly [K in EventKind]?: readonly DayCount[] };
  readonly last: { readonly [K in EventKind]?: Date };
  readonly scores: Readonly<Record<string, { readonly score: number; readonly at: Date }>>;
  /** Complaints and incidents that are open, by the event's `about` or id, in order. */
  readonly open: { readonly complaints: readonly string[]; readonly incidents: readonly string[] };
  /** The newest word on each complaint and incident: a closing that overtakes its opening counts all the same. */
  readonly matters?: { readonly complaints: readonly Matter[]; readonly incidents: readonly Matter[] };
};

/** What was said last of one complaint or incident, and when it happened. */
export type Matter = { readonly key: string; readonly at: Date; readonly open: boolean };

/**
 * How events are counted: the operator's zone, and for each kind the days that are kept, counted back from the newest
 * day something happened on: the longest window anybody asks for. From `rules/events.json`.
 */
export type EventCounting = {
  readonly zone: string;
  readonly keptDays: { readonly [K in EventKind]: number };
};
