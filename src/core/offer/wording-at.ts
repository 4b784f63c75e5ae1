import type { ChannelName, ContactChannel } from '../customer/consent.js';
import type { Offer, Wording } from './offer.js';

/** What is said in a hall or on the phone is written for the phone; what is shown on a page, for reading. */
const SPOKEN: readonly ChannelName[] = ['call-list', 'sms', 'email'];
const READ: readonly ChannelName[] = ['email', 'sms', 'call-list'];
const WORDED_AS: { readonly [C in ContactChannel]: readonly ChannelName[] } = {
  sms: ['sms'],
  email: ['email'],
  'call-list': ['call-list'],
  hotline: SPOKEN,
  counter: SPOKEN,
  web: READ,
  app: READ,
};

/** The words of an offer for a channel; where the customer has come to us, the nearest there are. Null: it has none. */
export function wordingAt({ wording }: Pick<Offer, 'wording'>, channel: ContactChannel): Wording | null {
  for (const as of WORDED_AS[channel]) {
    const words = wording[as];
    if (words !== undefined) return words;
  }
  return null;
}
