import type { CampaignState } from '../campaign/campaign.js';
import type { RunState } from '../campaign/run.js';
import { type ChannelName, consentOf } from '../customer/consent.js';
import { isFieldDead } from '../customer/contact-point.js';
import type { Customer } from '../customer/customer.js';
import { type LocalTerms, localOffer } from '../offer/local-offer.js';
import type { Offer } from '../offer/offer.js';
import type { Refusal } from '../policy/refusal.js';
import { validityRefusals } from '../policy/stages/validity.js';
import { nextAllowed, type WeekHours } from '../policy/timing/quiet-hours.js';
import { spreadFrom } from '../policy/timing/spread.js';
import type { Outreach } from './outreach.js';
import { reasonWith } from './outreach-life.js';
import { minutesAfter, type RetryRules } from './retry-plan.js';

/** What is known just before a hand-over, read afresh: hours or days may lie between the decision and this. */
export type LastLook = {
  readonly outreach: Outreach;
  /** Business time. */
  readonly now: Date;
  /** Null where the record is no longer there. */
  readonly run: RunState | null;
  readonly campaign: CampaignState | null;
  readonly customer: Customer | null;
  readonly offer: Offer | null;
  /** What nodes say of offers: the customer is told the version of their own. */
  readonly local?: LocalTerms;
  /** Hours of the outreach's channel and purpose. */
  readonly hours: WeekHours;
  readonly retry: RetryRules;
  /** What `askedAgain` says of the customer and the offer as they are now; absent: nothing. */
  readonly askedAgain?: (offer: Offer) => string | null;
  /** What emergency stops say of it; absent: nothing. */
  readonly stops?: readonly Refusal[];
  /** Minutes over which what waits for the hours to begin is spread. */
  readonly spreadMinutes?: number;
};

export type Verdict =
  | { readonly kind: 'go'; readonly customer: Customer; readonly offer: Offer; readonly address: string }
  | { readonly kind: 'later'; readonly dueAt: Date; readonly reason: string }
  | { readonly kind: 'end'; readonly state: 'cancelled' | 'failed' | 'expired'; readonly reason: string };

/** Where a channel reaches a person, null where that is blank or known to be dead; call lists carry the number. */
export function addressOf(
  channel: ChannelName,
  { personal, contactPoints = [] }: Pick<Customer, 'personal' | 'contactPoints'>,
): string | null {
  const field = channel === 'email' ? 'email' : 'msisdn';
  const address = personal[field]?.trim() ?? '';
  return address === '' || isFieldDead(contactPoints, field) ? null : address;
}

/**
 * Asks once more, in this order: is it still wanted, still in time, not on hold, no emergency, still allowed, still
 * possible, still what the funnel would say, and not in quiet hours. The first no decides: an outreach has one end.
 */
export function lastLook(look: LastLook): Verdict {
  return stopped(look) ?? late(look) ?? onHold(look) ?? emergency(look) ?? personAndOffer(look);
}

function end(state: 'cancelled' | 'failed' | 'expired', reason: string): Verdict {
  return { kind: 'end', state, reason };
}

function stopped({ run, campaign }: LastLook): Verdict | null {
  if (run === null || run === 'stopped') return end('cancelled', 'RUN_STOPPED');
  return campaign === null || campaign === 'stopped' ? end('cancelled', 'CAMPAIGN_STOPPED') : null;
}

function late({ now, outreach }: LastLook): Verdict | null {
  return now > outreach.expiresAt ? end('expired', 'TOO_LATE') : null;
}

function onHold({ campaign, now, retry }: LastLook): Verdict | null {
  if (campaign === 'active') return null;
  return { kind: 'later', dueAt: minutesAfter(now, retry.pausedMinutes), reason: 'CAMPAIGN_PAUSED' };
}

/** A stop may be lifted again: until it expires, what it is about waits. */
function emergency({ stops = [], now, retry }: LastLook): Verdict | null {
  if (stops.length === 0) return null;
  return { kind: 'later', dueAt: minutesAfter(now, retry.pausedMinutes), reason: 'STOPPED_FOR_NOW' };
}

/** Only marketing asks for consent; a word that is no longer there counts as withdrawn. */
function consented({ channel, purpose }: Outreach, customer: Customer): boolean {
  return purpose !== 'marketing' || consentOf(customer.consents, channel, purpose)?.granted === true;
}

/** The offer as the customer's node tells it; null where it is gone, or not offered there. */
function told({ offer, local }: LastLook, { basic }: Customer): Offer | null {
  return offer === null || local === undefined ? offer : localOffer(offer, basic.orgNode ?? null, local);
}

function personAndOffer(look: LastLook): Verdict {
  const { customer, outreach, now: at } = look;
  if (customer === null) return end('cancelled', 'CUSTOMER_GONE');
  if (!consented(outreach, customer)) return end('cancelled', 'CONSENT_WITHDRAWN');
  const address = addressOf(outreach.channel, customer);
  if (address === null) return end('failed', 'NO_VALID_CONTACT');
  const { offerId, channel, campaignId } = outreach;
  const offer = told(look, customer);
  if (look.offer !== null && offer === null) return end('cancelled', reasonWith('OFFER_GONE', 'NOT_OFFERED_HERE'));
  const [refusal] = validityRefusals(offer, { offerId, channel, at, campaignId });
  if (refusal || offer === null) return end('cancelled', reasonWith('OFFER_GONE', refusal?.code ?? ''));
  const changed = look.askedAgain?.(offer) ?? null;
  if (changed !== null) return end('cancelled', changed);
  return quiet(look) ?? { kind: 'go', customer, offer, address };
}

function quiet({ now, outreach, hours, spreadMinutes = 0 }: LastLook): Verdict | null {
  const { id: key, zone, expiresAt } = outreach;
  const allowed = nextAllowed(now, zone, hours);
  if (allowed === null) return end('cancelled', 'NEVER_ALLOWED');
  if (allowed > expiresAt) return end('expired', 'QUIET_EXPIRED');
  if (allowed <= now) return null;
  const dueAt = spreadFrom(allowed, zone, hours, { key, minutes: spreadMinutes, expiresAt });
  return { kind: 'later', dueAt, reason: 'QUIET_HOURS' };
}
