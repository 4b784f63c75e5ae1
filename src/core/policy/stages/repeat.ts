import { CHANNELS } from '../../customer/consent.js';
import type { Offer } from '../../offer/offer.js';
import type { ContactRow } from '../contact-policy.js';
import type { Refusal } from '../refusal.js';

const DAY_MS = 86_400_000;

/** An offer that a customer is still to hear of (`open`, due at `at`), or heard of at `at`. */
export type ToldOffer = {
  readonly offerId: string;
  readonly outreachId: string;
  readonly as: 'open' | 'told';
  readonly at: Date;
};

/** `sameOfferDays` of the contact policy, days of 24 hours; absent: an offer may come again at once. */
export type RepeatRules = { readonly sameOfferDays?: number };

/** What a customer's ledger says of offers that sell: open, or told within the days. Of service a second may be needed. */
export function toldOffers(
  rows: readonly ContactRow[],
  now: Date,
  { sameOfferDays }: RepeatRules,
): readonly ToldOffer[] {
  if (sameOfferDays === undefined) return [];
  const since = now.getTime() - sameOfferDays * DAY_MS;
  return rows.flatMap(({ offerId, outreachId, status, purpose, at }): readonly ToldOffer[] => {
    if (purpose !== 'marketing') return [];
    if (status === 'reserved') return [{ offerId, outreachId, as: 'open', at }];
    const heard = status === 'sent' || status === 'delivered';
    return heard && at.getTime() > since ? [{ offerId, outreachId, as: 'told', at }] : [];
  });
}

/**
 * What we turn to a customer with does not come twice: not while an outreach with the same offer is open, and not for some
 * days after. `have` is the outreach, `need` when it is due, or until when the offer rests (the end excluded). Who comes to
 * us may be told of it at any time.
 */
export function repeatRefusals(
  { id, purpose }: Pick<Offer, 'id' | 'purpose'>,
  told: readonly ToldOffer[],
  { sameOfferDays }: RepeatRules,
): readonly Refusal[] {
  if (sameOfferDays === undefined || purpose !== 'marketing') return [];
  return told
    .filter(({ offerId }) => offerId === id)
    .map(({ outreachId, as, at }): Refusal => {
      const until = as === 'open' ? at : new Date(at.getTime() + sameOfferDays * DAY_MS);
      const code = as === 'open' ? 'OFFER_OPEN' : 'OFFER_JUST_TOLD';
      return { code, component: id, have: outreachId, need: until.toISOString() };
    });
}

/** The same, as a place is reserved: of two who chose it at the same moment one is too late. A prompt’s row is no turn of ours. */
export function repeatOf(rows: readonly ContactRow[], row: ContactRow, rules: RepeatRules): readonly Refusal[] {
  const { customerId, outreachId, offerId: id, purpose, channel, decidedAt } = row;
  if (!CHANNELS.some((one) => one === channel)) return [];
  const others = rows.filter((one) => one.customerId === customerId && one.outreachId !== outreachId);
  return repeatRefusals({ id, purpose }, toldOffers(others, decidedAt, rules), rules);
}
