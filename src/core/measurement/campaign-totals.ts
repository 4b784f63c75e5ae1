import type { ChannelName } from '../customer/consent.js';
import { OUTREACH_STATES, type OutreachState, REPORTS_DELIVERY } from '../outreach/outreach.js';
import type { FunnelCounts } from './funnel.js';

/**
 * Where what a campaign planned is now. held: it waits for its time, and for as long as the campaign is paused. inFlight: it
 * is being handed over, and may arrive whatever is done now. sent: the channel has it. dropped: it was cancelled, or its time
 * ran out. unclear: handed over, and nobody knows what came of it.
 */
export const WHEREABOUTS = ['held', 'inFlight', 'sent', 'dropped', 'failed', 'unclear'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];
type Counted = { readonly [W in Whereabouts]: number };

/** `delivered` is of those sent, null on channels that never tell. `planned` is the sum of all whereabouts. */
export type ChannelTotals = Counted & {
  readonly channel: ChannelName;
  readonly planned: number;
  readonly delivered: number | null;
};
export type CampaignTotals = Counted & { readonly planned: number; readonly channels: readonly ChannelTotals[] };

const WHERE: { readonly [S in OutreachState]: Whereabouts } = {
  planned: 'held',
  claimed: 'inFlight',
  handed: 'inFlight',
  sent: 'sent',
  delivered: 'sent',
  failed: 'failed',
  expired: 'dropped',
  cancelled: 'dropped',
  unknown: 'unclear',
};

/** The states of outreach that a place counts: who stands behind its number is found by the same. */
export function statesAt(place: Whereabouts): readonly OutreachState[] {
  return OUTREACH_STATES.filter((state) => WHERE[state] === place);
}

type Rows = FunnelCounts['outreach'];

function counted(rows: Rows): Counted & { readonly planned: number } {
  const sums = { held: 0, inFlight: 0, sent: 0, dropped: 0, failed: 0, unclear: 0, planned: 0 };
  for (const { state, count } of rows) {
    sums[WHERE[state]] += count;
    sums.planned += count;
  }
  return sums;
}

/** All outreach of a campaign by where it is: every message is in exactly one place. Channels in the order they first come. */
export function campaignTotals(rows: Rows): CampaignTotals {
  const channels = [...new Set(rows.map(({ channel }) => channel))].map((channel): ChannelTotals => {
    const own = rows.filter((row) => row.channel === channel);
    const delivered = own.filter(({ state }) => state === 'delivered').reduce((sum, { count }) => sum + count, 0);
    return { channel, ...counted(own), delivered: REPORTS_DELIVERY[channel] ? delivered : null };
  });
  return { ...counted(rows), channels };
}
