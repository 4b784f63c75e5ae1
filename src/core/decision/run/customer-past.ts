import { addMonths, type Day } from '../../kit/day.js';
import type { Offer } from '../../offer/offer.js';
import type { ContactRow } from '../../policy/contact-policy.js';
import type { StandingOffer } from '../../policy/stages/exclusion.js';
import type { PastOutcome } from '../../policy/stages/suppression.js';
import type { DecidedCustomer } from '../decision-frame.js';

/** What a decision knows of a customer beside the facts, kept with the facts of a run so that it decides the same again. */
export type CustomerPast = Pick<DecidedCustomer, 'unit' | 'outcomes' | 'standing' | 'told' | 'habits'>;

/** An answer to an offer, as far as it matters here; business time. */
export type Answered = {
  readonly offerId: string;
  readonly campaignId: string;
  readonly outcome: string;
  readonly at: Date;
};

type Offers = ReadonlyMap<string, Pick<Offer, 'exclusionGroups' | 'termMonths'>>;

/** Until when an accepted offer stands: its term; one without a term, or that nobody knows any more, has no end. */
function stands({ offerId, at }: Answered, offers: Offers, now: Date): boolean {
  const months = offers.get(offerId)?.termMonths;
  if (months === undefined) return true;
  const accepted: Day = at.toISOString().slice(0, 10);
  return now.toISOString().slice(0, 10) < addMonths(accepted, months);
}

function groupsOf(offerId: string, offers: Offers): readonly string[] {
  return offers.get(offerId)?.exclusionGroups ?? [];
}

/** Accepted offers whose newest answer is still yes. */
function activeOffers(answered: readonly Answered[], offers: Offers, now: Date): readonly StandingOffer[] {
  const newest = new Map<string, Answered>();
  for (const one of answered) {
    if (one.outcome !== 'accepted' && one.outcome !== 'declined') continue;
    const known = newest.get(one.offerId);
    if (one.at <= now && (known === undefined || one.at > known.at)) newest.set(one.offerId, one);
  }
  return [...newest.values()]
    .filter((one) => one.outcome === 'accepted' && stands(one, offers, now))
    .map(({ offerId }) => ({ offerId, groups: groupsOf(offerId, offers), as: 'active' }));
}

/** What came of earlier offers and what is planned, as of an instant. Contacts of the run that asks are not its past. */
export function customerPast(
  answered: readonly Answered[],
  contacts: readonly ContactRow[],
  offers: Offers,
  { now, runId }: { readonly now: Date; readonly runId: string },
): Pick<CustomerPast, 'outcomes' | 'standing'> {
  const outcomes = answered
    .filter(({ at }) => at <= now)
    .map(({ offerId, campaignId, outcome, at }): PastOutcome => ({ offerId, campaignId, outcome, at }));
  const planned = contacts
    .filter((row) => row.runId !== runId && row.status === 'reserved')
    .map(({ offerId }): StandingOffer => ({ offerId, groups: groupsOf(offerId, offers), as: 'planned' }));
  const standing = [...activeOffers(answered, offers, now), ...planned];
  return { ...(outcomes.length > 0 ? { outcomes } : {}), ...(standing.length > 0 ? { standing } : {}) };
}
