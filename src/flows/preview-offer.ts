import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { CHANNELS, type ChannelName } from '../core/customer/consent.js';
import type { Customer } from '../core/customer/customer.js';
import { personalAsSeenBy } from '../core/customer/mask-personal.js';
import { messageValues, namelessValues, templatesOf } from '../core/delivery/message.js';
import { writeMessage } from '../core/delivery/write-message.js';
import { LOCALES, type Locale, localeOf } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { isZone } from '../core/kit/zone.js';
import { localOffer } from '../core/offer/local-offer.js';
import type { Offer } from '../core/offer/offer.js';
import { messageFrame } from '../core/policy/sender/sender-rules.js';
import { wordsOf } from '../core/words/say.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { CustomerStore } from './ports/customer-store.js';
import { OfferStore } from './ports/offer-store.js';
import { Templates } from './ports/templates.js';

/** `customer`: whom it would be told to, and who looks; null: nobody in particular. */
type OfferPreviewAsked = {
  readonly offer: string;
  readonly customer: { readonly id: string; readonly role: Role } | null;
};
/** `body` is null where the text cannot be made; `problems` say why. */
type OfferText = {
  readonly channel: ChannelName;
  readonly locale: Locale;
  readonly subject: string | null;
  readonly body: string | null;
  readonly problems: readonly Problem[];
};
/** `locale`: the one the customer would be written to in. */
export type OfferPreview = { readonly locale: Locale | null; readonly items: readonly OfferText[] };

/** Stands in for a customer whom nobody named. */
const SOMEBODY = 'C10000001';

/** An offer's words as they would go out, channel by channel in both languages: the same templates, the same values. Sends nothing. */
@Injectable()
export class PreviewOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly customers: CustomerStore,
    private readonly templates: Templates,
    private readonly rules: BusinessRules,
  ) {}

  async run({ offer: id, customer: asked }: OfferPreviewAsked): Promise<OfferPreview> {
    const offer = await this.offers.find(id);
    if (offer === null) throw new AppError('NOT_FOUND', `offer ${id}`);
    const found = asked === null ? null : await this.customers.find(asked.id);
    if (asked !== null && found === null) throw new AppError('NOT_FOUND', 'no such customer');
    const customer = found && asked && { ...found, personal: personalAsSeenBy(asked.role, found.personal) };
    const { localOffers: said, organisation } = this.rules;
    const told = localOffer(offer, customer?.basic.orgNode ?? null, { said, organisation });
    if (told === null) throw new AppError('NOT_FOUND', `offer ${id} is not offered there`);
    const channels = CHANNELS.filter((channel) => told.wording[channel] !== undefined);
    return {
      locale: customer === null ? null : localeOf(customer.preference.language),
      items: channels.flatMap((channel) => LOCALES.map((locale) => this.text(told, customer, { channel, locale }))),
    };
  }

  private text(
    offer: Offer,
    customer: Customer | null,
    way: { readonly channel: ChannelName; readonly locale: Locale },
  ): OfferText {
    const { channel, locale } = way;
    const templates = templatesOf(offer, channel, locale) ?? { subject: null, body: '' };
    const frame = messageFrame(this.rules.policy.sender, { ...way, purpose: offer.purpose });
    const message = writeMessage(templates, this.values(offer, customer, locale), frame, this.templates);
    if (!message.ok) return { channel, locale, subject: null, body: null, problems: message.problems };
    return { channel, locale, ...message.value, problems: [] };
  }

  private values(offer: Offer, customer: Customer | null, locale: Locale) {
    const { operatorZone } = this.rules.policy;
    if (customer === null) {
      const customerName = wordsOf('offer.somebody')[locale];
      return { ...namelessValues(SOMEBODY, offer, locale, operatorZone), customerName };
    }
    const zone = customer.preference.timeZone ?? operatorZone;
    return messageValues(customer, offer, locale, isZone(zone) ? zone : operatorZone);
  }
}
