import { type Offer, rewards } from '../../../offer/offer.js';
import type { Inquiry } from '../inquiry.js';
import type { Suspect } from '../suspect.js';
import type { Steps } from './steps.js';

/** What is asked of the offers that rules make. */
export type StackingOffer = Pick<Offer, 'state' | 'discount' | 'gifts' | 'exclusionGroups'>;
export type StackingOffers = ReadonlyMap<string, StackingOffer>;

function shareGroup({ exclusionGroups: a = [] }: StackingOffer, { exclusionGroups: b = [] }: StackingOffer): boolean {
  return a.some((group) => b.includes(group));
}

type Giving = { readonly suspect: Suspect; readonly offer: StackingOffer };

/** Rules whose live offers give something away. */
function givingOf(firing: readonly Suspect[], offers: StackingOffers): readonly Giving[] {
  return firing.flatMap((suspect) => {
    const offer = offers.get(suspect.offer);
    return offer?.state === 'live' && rewards(offer) ? [{ suspect, offer }] : [];
  });
}

function meetingOf<S extends object>(inquiry: Inquiry<S>, one: Giving, other: Giving): void {
  if (other.suspect.offer === one.suspect.offer) return;
  const kind = shareGroup(one.offer, other.offer) ? 'exclusive-rewards' : 'rewards-stack';
  const both = inquiry.prover.ask(one.suspect.claims.isTrue, other.suspect.claims.isTrue);
  if (both.kind === 'open') inquiry.leftOpen(kind, one.suspect, both);
  if (both.kind !== 'found') return;
  const claim = inquiry.witnessed(both.domains, [
    { suspect: one.suspect, matches: true },
    { suspect: other.suspect, matches: true },
  ]);
  inquiry.found(kind, { rules: [one.suspect.ref, other.suspect.ref], claim });
}

/**
 * One customer can be reached with two live offers that each give something away (methods.md 18, trap 15). Of one
 * exclusion group: they are meant to be exclusive, and only one will be given. Of none: nothing keeps anybody from both.
 */
export function* checkRewards<S extends object>(
  inquiry: Inquiry<S>,
  firing: readonly Suspect[],
  offers: StackingOffers,
): Steps {
  const giving = givingOf(firing, offers);
  for (const [index, one] of giving.entries()) {
    for (const other of giving.slice(index + 1)) meetingOf(inquiry, one, other);
    yield;
  }
}
