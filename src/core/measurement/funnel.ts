import type { RunCounts } from '../campaign/run.js';
import { CHANNELS, type ChannelName } from '../customer/consent.js';
import { OPEN_STATES, OUTREACH_STATES, type OutreachState, REPORTS_DELIVERY } from '../outreach/outreach.js';
import { REFUSAL_CODES, STAGES } from '../policy/refusal.js';

/**
 * What is stored of a run: customers by the outcome of their decision, outreach by channel and state. `undecided` matched in
 * chunks that have not come to their end, or never will.
 */
export type FunnelCounts = RunCounts & {
  readonly undecided: number;
  readonly outreach: readonly {
    readonly channel: ChannelName;
    readonly state: OutreachState;
    readonly count: number;
  }[];
};

/** What a row counts; `refused` rows carry the code, rows of a channel the channel. */
export const FUNNEL_STEPS = [
  'evaluated',
  'matched',
  'refused',
  'undecided',
  'scheduled',
  'channel',
  'sent',
  'delivered',
  'receipt-open',
  'not-reported',
  'failed',
  'expired',
  'cancelled',
  'unknown',
  'open',
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** One line of the funnel. `parent` is the key of the row it is a part of; null for the trunk. */
export type FunnelRow = {
  readonly key: string;
  readonly step: FunnelStep;
  readonly parent: string | null;
  readonly channel: ChannelName | null;
  /** The refusal's code, on `refused` rows. */
  readonly code: string | null;
  readonly count: number;
};

/** Two numbers that must be equal once a run is done, by the keys of the rows on either side. */
export type FunnelIdentity = {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly have: number;
  readonly need: number;
  readonly holds: boolean;
};

export type Funnel = { readonly rows: readonly FunnelRow[]; readonly identities: readonly FunnelIdentity[] };

/** Refusal codes in the order of the stages, so that the funnel reads as the walk; codes of no stage come last. */
function refusedInOrder(refused: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  const walk: readonly string[] = STAGES.flatMap((stage) => [...REFUSAL_CODES[stage]]);
  const place = (code: string) => (walk.includes(code) ? walk.indexOf(code) : walk.length);
  return Object.entries(refused).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** What the rows of a channel count. `sent` holds what the channel vouches for: taken by the provider, delivered or not. */
const STATES_OF = {
  channel: OUTREACH_STATES,
  sent: ['sent', 'delivered'],
  delivered: ['delivered'],
  'receipt-open': ['sent'],
  'not-reported': ['sent', 'delivered'],
  failed: ['failed'],
  expired: ['expired'],
  cancelled: ['cancelled'],
  unknown: ['unknown'],
  open: OPEN_STATES,
} as const satisfies { readonly [S in FunnelStep]?: readonly OutreachState[] };
type ChannelStep = keyof typeof STATES_OF;

export const CHANNEL_STEPS = FUNNEL_STEPS.filter((step): step is ChannelStep => step in STATES_OF);

/** The states of outreach that a row of a channel counts: who stands behind it is found by the same. */
export function statesBehind(step: ChannelStep): readonly OutreachState[] {
  return STATES_OF[step];
}

/** What failed after it was taken counts as failed. */
function channelRows(counts: FunnelCounts, channel: ChannelName): readonly FunnelRow[] {
  const row = (step: ChannelStep, parent: string): FunnelRow => {
    const states = statesBehind(step);
    const own = counts.outreach.filter((one) => one.channel === channel && states.includes(one.state));
    const count = own.reduce((sum, one) => sum + one.count, 0);
    return { key: step === 'channel' ? channel : `${channel}.${step}`, step, parent, channel, code: null, count };
  };
  const whole = row('channel', 'scheduled');
  if (whole.count === 0) return [];
  const sent = `${channel}.sent`;
  const reported = REPORTS_DELIVERY[channel]
    ? [row('delivered', sent), row('receipt-open', sent)]
    : [row('not-reported', sent)];
  const ends = (['failed', 'expired', 'cancelled', 'unknown', 'open'] as const).map((step) => row(step, channel));
  return [whole, row('sent', channel), ...reported, ...ends];
}

/** Whom a chunk has not decided for: nobody, once it has come to its end. */
export function undecidedIn({ matched, refused, scheduled }: RunCounts, isDone: boolean): number {
  return isDone ? 0 : matched - scheduled - Object.values(refused).reduce((sum, count) => sum + count, 0);
}

function identity(rows: readonly FunnelRow[], whole: string, parts: readonly string[]): FunnelIdentity {
  const count = (key: string) => rows.find((row) => row.key === key)?.count ?? 0;
  const have = parts.reduce((sum, key) => sum + count(key), 0);
  const need = count(whole);
  return { whole, parts, have, need, holds: have === need };
}

/**
 * The funnel of a run, from what is stored. Matched = refused (who is held out among them) + scheduled, and while it is
 * being worked on those that are undecided; scheduled = the outreach of all channels;
 * a channel's outreach = its ends + what is still open. While a run is being worked on the sums may trail each other.
 */
export function funnelOf(counts: FunnelCounts): Funnel {
  const trunk = (step: FunnelStep, parent: string | null, count: number): FunnelRow => {
    return { key: step, step, parent, channel: null, code: null, count };
  };
  const refused = refusedInOrder(counts.refused).map(
    ([code, count]): FunnelRow => ({ ...trunk('refused', 'matched', count), key: `refused.${code}`, code }),
  );
  const perChannel = CHANNELS.map((channel) => channelRows(counts, channel));
  const rows: readonly FunnelRow[] = [
    trunk('evaluated', null, counts.evaluated),
    trunk('matched', 'evaluated', counts.matched),
    ...refused,
    ...(counts.undecided > 0 ? [trunk('undecided', 'matched', counts.undecided)] : []),
    trunk('scheduled', 'matched', counts.scheduled),
    ...perChannel.flat(),
  ];
  const channels = rows.filter(({ step }) => step === 'channel').map(({ key }) => key);
  const partsOf = (parent: string) => rows.filter((row) => row.parent === parent).map(({ key }) => key);
  return {
    rows,
    identities: ['matched', 'scheduled', ...channels, ...channels.map((channel) => `${channel}.sent`)].map((whole) =>
      identity(rows, whole, partsOf(whole)),
    ),
  };
}
