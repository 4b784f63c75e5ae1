import { PROMPT_CHANNELS } from '../../core/customer/consent.js';
import type { Offer } from '../../core/offer/offer.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';
import { asTold, withWord, wordsOf } from '../../core/response/last-word.js';
import type { CustomerResponse } from '../../core/response/response.js';
import { takenBeside } from '../../core/response/taken-beside.js';
import { AppError } from '../errors.js';
import type { BusinessRules } from './business-rules.js';
import type { ContactLedger } from './contact-ledger.js';
import { LOOKED_BACK_MS } from './customer-pasts.js';
import type { OfferStore } from './offer-store.js';
import type { ResponseStore } from './response-store.js';
import type { StillOffered } from './still-offered.js';

type Ports = {
  readonly responses: ResponseStore;
  readonly ledger: ContactLedger;
  readonly offers: OfferStore;
  readonly rules: Pick<BusinessRules, 'policy'>;
  readonly offered: Pick<StillOffered, 'leftOf'>;
};

/** What who speaks with customers tells of an offer, whoever turned to whom: on record first, then in the ledger. */
export class ToldAnswers {
  constructor(private readonly ports: Ports) {}

  /**
   * Answers the word as it is on record. Told again it counts once, and what a crash left undone is done then: the ledger
   * follows the word that stands by now, not the one that was told again. `contact`: what it is of, if the ledger has it.
   */
  async tell(told: CustomerResponse, contact: ContactRow | undefined): Promise<CustomerResponse> {
    const { responses } = this.ports;
    if (told.outcome === 'accepted') await this.mayTake(told);
    const telling = await responses.tell(told);
    if (telling.kind === 'reused') throw no('CONFLICT', 'REPLY_REQUEST_REUSED', { request: told.request ?? '' });
    if (telling.kind === 'full') throw no('WRONG_STATE', 'REPLY_TOO_OFTEN', {});
    if (contact !== undefined) await this.hear(contact, telling.response);
    return asTold(telling.response, telling.word);
  }

  /** Who tells at the same time may be heard before: it goes on until what was heard is what stands. */
  private async hear(contact: ContactRow, response: CustomerResponse): Promise<void> {
    const { responses, ledger, rules } = this.ports;
    for (let heard = response; ; ) {
      await ledger.hear(contact, heard, rules.policy);
      const standing = await responses.find(heard.id);
      if (standing === null || wordsOf(standing).length === wordsOf(heard).length) return;
      heard = standing;
    }
  }

  /** Of the offers of a group a customer takes one, however many were put before them; of a limited one, what is left. */
  private async mayTake(told: CustomerResponse): Promise<void> {
    const { responses, offers } = this.ports;
    const { id, customerId, offerId, at: now } = told;
    const before = await responses.find(id);
    if (withWord(before, told).kind !== 'new') return;
    const known = new Map((await offers.list()).map((offer) => [offer.id, offer]));
    const offer = known.get(offerId);
    if (before?.outcome !== 'accepted') await this.isLeft(offer, told);
    const { exclusionGroups = [] } = offer ?? {};
    if (exclusionGroups.length === 0) return;
    const answered = await responses.ofCustomer(customerId, new Date(now.getTime() - LOOKED_BACK_MS));
    const excluded = takenBeside({ id, offer: { id: offerId, exclusionGroups }, now }, answered, known);
    if (!excluded) return;
    throw no('CONFLICT', 'REPLY_EXCLUDED', {
      group: excluded.component,
      active: String(excluded.have),
      offer: offerId,
    });
  }

  /** What we sent had its piece set aside when it was planned; who came to us takes it with the word. */
  private async isLeft(offer: Offer | undefined, { channel }: CustomerResponse): Promise<void> {
    if (offer === undefined || !PROMPT_CHANNELS.some((one) => one === channel)) return;
    const left = await this.ports.offered.leftOf(offer);
    if (left !== null && left < 1) throw no('CONFLICT', 'REPLY_SOLD_OUT', { offer: offer.id });
  }
}

function no(code: AppError['code'], word: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError(code, word, [{ path: word === 'REPLY_REQUEST_REUSED' ? '$.request' : '$', code: word, params }]);
}
