import type { ChannelName, Purpose } from '../customer/consent.js';
import type { Words } from '../kit/locale.js';

export const OFFER_STATES = [
  'idea',
  'design',
  'approval',
  'set-up',
  'test',
  'trial',
  'live',
  'review',
  'retired',
] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** Text of one channel in both languages: liquid templates. `subject` is for e-mail. */
export type Wording = { readonly subject?: Words; readonly body: Words };

/** A package as sold. Money in minor units. */
export type Offer = {
  readonly id: string;
  readonly title: Words;
  readonly state: OfferState;
  readonly purpose: Purpose;
  /** Business instants; `validUntil` excludes its end. */
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Plain-language limits, shown before acceptance. */
  readonly limits: Words;
  /** Expected incremental margin of one acceptance, minor units of `currency`: the V of arbitration. */
  readonly value: number;
  readonly currency: string;
  /** What it sells, of `rules/products.json`, where it sells one product: who cannot have it is not offered it. */
  readonly product?: string;
  /** Products that come with it, so that nobody needs them before; and products given up for it. */
  readonly brings?: readonly string[];
  readonly replaces?: readonly string[];
  /** What the customer pays a month, minor units of `currency`, where it has one price. */
  readonly price?: number;
  readonly wording: { readonly [C in ChannelName]?: Wording };
};
