import { type Day, fullMonthsBetween } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import type { Campaign } from '../campaign.js';
import type { PlanSchedule } from '../playbook-plan.js';

/** The id that a run of all campaigns has in the place of a campaign's: no campaign is called so. */
export const ALL_CAMPAIGNS = 'all';

/** What ids of decisions begin with that are of no campaign: no campaign may be called so. */
const TAKEN_NAMES: readonly string[] = [ALL_CAMPAIGNS, 'event', 'prompt'];

export function isTakenName(campaignId: string): boolean {
  return TAKEN_NAMES.includes(campaignId);
}

/** A month on whose day a schedule falls: every n-th counts from the month the campaign was made in. */
function isOfMonth({ everyMonths = 1 }: { readonly everyMonths?: number }, day: Day, madeOn: Day): boolean {
  return fullMonthsBetween(`${madeOn.slice(0, 8)}01`, `${day.slice(0, 8)}01`) % everyMonths === 0;
}

/** Whether a campaign runs by itself on a day. What waits for events or for the customer to come never does. */
export function isDueOn(schedule: PlanSchedule | undefined, day: Day, madeOn: Day): boolean {
  if (schedule?.kind === 'nightly') return true;
  return schedule?.kind === 'monthly' && Number(day.slice(8)) === schedule.day && isOfMonth(schedule, day, madeOn);
}

/** The campaigns that a run of all takes at an instant, by id: active, made before it, and due on its day in the operator's zone. */
export function dueAt(campaigns: readonly Campaign[], at: Date, zone: string): readonly Campaign[] {
  const day = dayIn(zone, at);
  return campaigns
    .filter(({ state, createdAt }) => state === 'active' && createdAt <= at)
    .filter(({ schedule, createdAt }) => isDueOn(schedule, day, dayIn(zone, createdAt)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
