import type { Organisation } from '../../access/organisation.js';
import { CONTACT_CHANNELS, type ContactChannel } from '../../customer/consent.js';
import type { Refusal } from '../refusal.js';

export const STOP_KINDS = ['all', 'channel', 'campaign', 'offer', 'node'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** What is stopped: everything, or what goes out on a channel, for a campaign, with an offer, or to a part of the organisation. */
export type StopScope = { readonly kind: StopKind; readonly of: string | null };

/** A stop somebody pulled. Business time. */
export type EmergencyStop = StopScope & { readonly by: string; readonly at: Date; readonly why: string };

/** What a stop could be about. `orgNode` is the customer's, null where nobody knows it. */
export type StopCase = {
  readonly channel: ContactChannel;
  readonly campaignId: string;
  readonly offerId: string;
  readonly orgNode: string | null;
};

/** `all`, `channel|sms`, `campaign|winback` ...: one stop each. */
export function stopKey({ kind, of }: StopScope): string {
  return of === null ? kind : `${kind}|${of}`;
}

/** Null for what cannot be stopped: everything has no name, the rest needs one, and a channel must exist. */
export function stopScope(kind: StopKind, of: string | null): StopScope | null {
  if ((kind === 'all') !== (of === null || of === '')) return null;
  if (kind === 'channel' && !CONTACT_CHANNELS.some((channel) => channel === of)) return null;
  return { kind, of: kind === 'all' ? null : of };
}

/** Who is at an unknown place may be at the stopped one: a stop of a node fails closed. */
function concerns({ kind, of }: StopScope, one: StopCase, organisation: Organisation): boolean {
  if (kind === 'all') return true;
  if (kind === 'channel') return of === one.channel;
  if (kind === 'campaign') return of === one.campaignId;
  if (kind === 'offer') return of === one.offerId;
  const { orgNode } = one;
  return orgNode === null || of === null || orgNode === of || organisation.isWithin(orgNode, of);
}

/** Every stop that holds for a candidate; `have` is why it was pulled. */
export function emergencyRefusals(
  stops: readonly EmergencyStop[],
  one: StopCase,
  organisation: Organisation,
): readonly Refusal[] {
  return stops
    .filter((stop) => concerns(stop, one, organisation))
    .map((stop) => ({ code: 'EMERGENCY_STOP', component: stopKey(stop), have: stop.why, need: null }));
}
