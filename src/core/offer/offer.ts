import type { ChannelName, Purpose } from '../customer/consent.js';
import type { Words } from '../kit/locale.js';
import type { OfferValue } from './offer-value.js';

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

/** Who answers for a step: a role, or a person of it. */
export type Answerable = { readonly role: string; readonly person?: string };

/** Something that was done to an offer: written (its content), or moved to `state`. Business time. */
export type OfferStep = {
  readonly state: OfferState;
  readonly at: Date;
  readonly by: string;
  readonly did: 'written' | 'moved';
  readonly note?: string;
};

/** Who answers at which step, and all that was done, oldest first. */
export type OfferLife = {
  readonly answerable: { readonly [S in OfferState]?: Answerable };
  readonly history: readonly OfferStep[];
};

/** Text of one channel in both languages: liquid templates. `subject` is for e-mail. */
export type Wording = { readonly subject?: Words; readonly body: Words };

export const PRICE_PERIODS = ['once', 'day', 'month', 'quarter', 'year'] as const;

/** What the customer pays, minor units of the offer's currency each period. */
export type OfferPrice = { readonly amount: number; readonly period: (typeof PRICE_PERIODS)[number] };

/** Off the price, for so many months; without months as long as the term. `amount` in minor units, `percent` above 0 to 100. */
export type OfferDiscount =
  | { readonly kind: 'percent'; readonly percent: number; readonly months?: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly months?: number };

/** Something given on top; `cost` is what it costs us, minor units. */
export type Gift = { readonly id: string; readonly title: Words; readonly cost: number };

export const ANSWERS_TO_OFFERS = ['accepted', 'declined'] as const;

/** Comes only after another offer was answered so, within so many days where they are said. */
export type OfferDependency = {
  readonly offer: string;
  readonly outcome: (typeof ANSWERS_TO_OFFERS)[number];
  readonly withinDays?: number;
};

/** The monthly price may be at most `pct` per cent of a fact in minor units: of `arpu3m`, of `creditLimit` ... */
export type Affordability = { readonly fact: string; readonly pct: number };

/** A package as sold. Money in minor units. What is not said is not limited; `core/offer/read-offer.ts` checks the rest. */
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
  /** What one acceptance is expected to earn: the V of arbitration. Minor units of `currency`. */
  readonly value: OfferValue;
  readonly currency: string;
  /** What it sells, of `rules/products.json`, where it sells one product: who cannot have it is not offered it. */
  readonly product?: string;
  /** What it sells where that is several: each must be deliverable, and together they must get on. */
  readonly products?: readonly string[];
  /** Products that come with it, so that nobody needs them before; and products given up for it. */
  readonly brings?: readonly string[];
  readonly replaces?: readonly string[];
  readonly wording: { readonly [C in ChannelName]?: Wording };
  /** Channels it may go out on, each to be worded before approval; absent: all. */
  readonly channels?: readonly ChannelName[];
  readonly price?: OfferPrice;
  readonly discount?: OfferDiscount;
  readonly termMonths?: number;
  readonly gifts?: readonly Gift[];
  /** An id of `rules/price-levers.json`. */
  readonly priceLever?: string;
  /** Conditions as rules have them. eligibility: may they. applicability: does it make sense now. suitability: is it good for them. */
  readonly eligibility?: unknown;
  readonly applicability?: unknown;
  readonly suitability?: unknown;
  readonly affordability?: Affordability;
  /** Of the offers in a group a customer has one at a time: their rewards do not stack. */
  readonly exclusionGroups?: readonly string[];
  readonly after?: readonly OfferDependency[];
  /** Acceptances there are in all; 0 is sold out. */
  readonly stock?: number;
  /** To be spent on it in all, and what an acceptance and a contact take of it; minor units. */
  readonly budget?: number;
  readonly costPerAcceptance?: number;
  readonly costPerContact?: number;
  /** Campaigns that may use it while it is on trial. */
  readonly pilots?: readonly string[];
  /** What caps may count by; a contact keeps those of the moment it is reserved. */
  readonly tags?: readonly string[];
  readonly life?: OfferLife;
};

/** All that an offer sells, each once. */
export function productsSold({ product, products = [] }: Offer): readonly string[] {
  return [...new Set(product === undefined ? products : [product, ...products])];
}

const MONTHS: { readonly [P in OfferPrice['period']]: number } = {
  once: 0,
  day: 1 / 30,
  month: 1,
  quarter: 3,
  year: 12,
};

/** What it costs the customer a month after the discount, minor units, rounded up; null without a price, or one paid once. */
export function monthlyPrice({ price, discount }: Offer): number | null {
  if (price === undefined || price.period === 'once') return null;
  const less =
    discount === undefined ? 0 : discount.kind === 'amount' ? discount.amount : (price.amount * discount.percent) / 100;
  return Math.ceil(Math.max(0, price.amount - less) / MONTHS[price.period]);
}

/** Whether it gives something away: what must not stack. */
export function rewards({ discount, gifts = [] }: Pick<Offer, 'discount' | 'gifts'>): boolean {
  return discount !== undefined || gifts.length > 0;
}

type Lived = { readonly life?: { readonly history: readonly { readonly at: Date | string }[] } | undefined };

/**
 * Tells an offer from what it was before: everything done to it adds a step to its history. The instant of the last one tells
 * it from one that began anew from a file. `at` may be a date as JSON has it.
 */
export function offerTag({ life }: Lived): string {
  const last = life?.history.at(-1);
  return last === undefined ? '0' : `${life?.history.length}-${new Date(last.at).getTime()}`;
}
