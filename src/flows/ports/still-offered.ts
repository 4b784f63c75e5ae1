import type { PromptChannel } from '../../core/customer/consent.js';
import { piecesLeft } from '../../core/decision/frame/pieces-left.js';
import type { Offer } from '../../core/offer/offer.js';
import type { Refusal } from '../../core/policy/refusal.js';
import { stopKey } from '../../core/policy/stages/emergency.js';
import { validityRefusals } from '../../core/policy/stages/validity.js';
import { takenBeside } from '../../core/response/taken-beside.js';
import type { CampaignStore } from './campaign-store.js';
import { LOOKED_BACK_MS } from './customer-pasts.js';
import type { OfferStore } from './offer-store.js';
import type { OfferUse } from './offer-use.js';
import type { ResponseStore } from './response-store.js';

type Ports = {
  readonly campaigns: CampaignStore;
  readonly offers: OfferStore;
  readonly use: OfferUse;
  readonly responses: ResponseStore;
};

/** An offer that was made, about to be put before a customer. */
export type Putting = {
  readonly customerId: string;
  readonly campaignId: string;
  readonly offerId: string;
  readonly channel: PromptChannel;
};

/** What may have changed since an offer was made: hours may lie between a prompt and the word that it was presented. */
export class StillOffered {
  constructor(private readonly ports: Ports) {}

  /** Why it may not be put before the customer any more: its campaign, the offer itself, what is left of it, or one they took. */
  async refusals({ customerId, campaignId, offerId, channel }: Putting, at: Date): Promise<readonly Refusal[]> {
    const { campaigns, offers } = this.ports;
    const [campaign, offer] = await Promise.all([campaigns.find(campaignId), offers.find(offerId)]);
    if (campaign?.state !== 'active') {
      const component = stopKey({ kind: 'campaign', of: campaignId });
      return [{ code: 'CAMPAIGN_HALTED', component, have: campaign?.state ?? null, need: 'active' }];
    }
    const left = offer === null ? null : await this.leftOf(offer);
    const invalid = validityRefusals(offer, { offerId, channel, at, campaignId, ...(left === null ? {} : { left }) });
    if (offer === null || invalid.length > 0) return invalid;
    const taken = await this.takenBeside(customerId, offer, at);
    return taken === null ? [] : [taken];
  }

  /** Of an offer that is limited, how many more there are; null: it is not. */
  async leftOf(offer: Offer): Promise<number | null> {
    if (offer.stock === undefined && offer.budget === undefined) return null;
    return piecesLeft([offer], await this.ports.use.contactsOf([offer.id])).get(offer.id) ?? null;
  }

  private async takenBeside(customerId: string, offer: Offer, now: Date): Promise<Refusal | null> {
    if ((offer.exclusionGroups ?? []).length === 0) return null;
    const { responses, offers } = this.ports;
    const answered = await responses.ofCustomer(customerId, new Date(now.getTime() - LOOKED_BACK_MS));
    const known = new Map((await offers.list()).map((one) => [one.id, one]));
    return takenBeside({ id: '', offer, now }, answered, known);
  }
}
