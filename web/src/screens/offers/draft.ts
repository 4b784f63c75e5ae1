import { CHANNELS, type ChannelName } from '../../../../src/core/customer/consent.js';
import { dayNumber, dayOfNumber } from '../../../../src/core/kit/day.js';
import { dayIn, instantOf } from '../../../../src/core/kit/zone.js';
import { isWritable } from '../../../../src/core/offer/offer-life.js';
import type { Offer, OfferBody, Words } from '../../api/types.ts';
import { inMain, inMinor } from './minor.ts';

type Texts = { readonly subject?: Words; readonly body: Words };

/** An offer as the form has it. Amounts are as people write them; null: nothing is said of it. */
export type OfferDraft = {
  readonly id: string;
  readonly title: Words;
  readonly limits: Words;
  readonly purpose: Offer['purpose'];
  /** Days of the operator's calendar; the last one still counts. */
  readonly from: string;
  readonly until: string;
  readonly currency: string;
  /** Null: worked out by a model, which stays as it is. */
  readonly value: number | null;
  readonly price: number | null;
  readonly period: NonNullable<Offer['price']>['period'];
  readonly off: 'none' | NonNullable<Offer['discount']>['kind'];
  readonly discount: number | null;
  readonly discountMonths: number | null;
  readonly termMonths: number | null;
  readonly priceLever: string | null;
  readonly sold: readonly string[];
  readonly wording: { readonly [C in ChannelName]: Texts };
};

const DAY_MS = 86_400_000;
const A_YEAR = 364;
const BLANK: Words = { 'zh-CN': '', en: '' };
const NO_WORDS: OfferDraft['wording'] = {
  sms: { body: BLANK },
  email: { subject: BLANK, body: BLANK },
  'call-list': { body: BLANK },
};
/** What the form says of an offer; all else of it stays as it was. Its life is the store's. */
const SAID = new Set(['life', 'price', 'discount', 'termMonths', 'priceLever', 'product', 'products']);

const isBlank = (words: Words | undefined) => (words?.['zh-CN'] ?? '').trim() === '' && (words?.en ?? '').trim() === '';
const startOf = (day: string, zone: string) => instantOf(dayNumber(day) * DAY_MS, zone, 'earlier').toISOString();
const soldBy = ({ product, products = [] }: Offer) => (product === undefined ? products : [product, ...products]);

/** The last day on which it holds. */
export function lastDay(validUntil: string, zone: string): string {
  return dayIn(zone, new Date(Date.parse(validUntil) - 1));
}

export function newDraft(today: string, currency: string): OfferDraft {
  return {
    id: '',
    title: BLANK,
    limits: BLANK,
    purpose: 'marketing',
    from: today,
    until: dayOfNumber(dayNumber(today) + A_YEAR),
    currency,
    value: 0,
    price: null,
    period: 'month',
    off: 'none',
    discount: null,
    discountMonths: null,
    termMonths: null,
    priceLever: null,
    sold: [],
    wording: NO_WORDS,
  };
}

function amountOff({ discount, currency }: Offer): number | null {
  if (discount === undefined) return null;
  return discount.kind === 'percent' ? discount.percent : inMain(discount.amount, currency);
}

export function draftOf(offer: Offer, zone: string): OfferDraft {
  const { id, title, limits, purpose, currency, price, discount, value, wording } = offer;
  return {
    ...{ id, title, limits, purpose, currency, sold: soldBy(offer), wording: { ...NO_WORDS, ...wording } },
    from: dayIn(zone, new Date(offer.validFrom)),
    until: lastDay(offer.validUntil, zone),
    value: typeof value === 'number' ? inMain(value, currency) : null,
    price: price === undefined ? null : inMain(price.amount, currency),
    period: price?.period ?? 'month',
    off: discount?.kind ?? 'none',
    discount: amountOff(offer),
    discountMonths: discount?.months ?? null,
    termMonths: offer.termMonths ?? null,
    priceLever: offer.priceLever ?? null,
  };
}

function discountOf({ off, discount, discountMonths, currency }: OfferDraft): object {
  if (off === 'none' || discount === null) return {};
  const months = discountMonths === null ? {} : { months: discountMonths };
  const much = off === 'percent' ? { percent: discount } : { amount: inMinor(discount, currency) };
  return { discount: { kind: off, ...much, ...months } };
}

/** Channels with words in either language. */
function wordingOf({ wording }: OfferDraft): Offer['wording'] {
  const worded = CHANNELS.filter((channel) => !(isBlank(wording[channel].body) && isBlank(wording[channel].subject)));
  return Object.fromEntries(
    worded.map((channel) => {
      const { subject, body } = wording[channel];
      return [channel, subject === undefined ? { body } : { subject, body }];
    }),
  );
}

function productsOf({ sold }: OfferDraft, before: Offer | null): object {
  if (before !== null && soldBy(before).join() === sold.join()) {
    const { product, products } = before;
    return { ...(product === undefined ? {} : { product }), ...(products === undefined ? {} : { products }) };
  }
  const [first, ...others] = sold;
  if (first === undefined) return {};
  return others.length === 0 ? { product: first } : { products: sold };
}

/** Days that were not touched keep their instants. */
function validityOf({ from, until }: OfferDraft, before: Offer | null, zone: string): object {
  const old = before && draftOf(before, zone);
  const next = dayOfNumber(dayNumber(until) + 1);
  return {
    validFrom: old?.from === from ? before?.validFrom : startOf(from, zone),
    validUntil: old?.until === until ? before?.validUntil : startOf(next, zone),
  };
}

/** What is handed to the interface: the offer before with what the form says; a copy of what may not be written begins as an idea. */
export function bodyOf(draft: OfferDraft, { before, zone }: { before: Offer | null; zone: string }): OfferBody {
  const { id, title, limits, purpose, currency, price, period, termMonths, priceLever } = draft;
  const kept = Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => !SAID.has(name)));
  return {
    ...kept,
    ...{ id, title, limits, purpose, currency, wording: wordingOf(draft) },
    state: before !== null && isWritable(before.state) ? before.state : 'idea',
    value: draft.value === null ? (before?.value ?? 0) : inMinor(draft.value, currency),
    ...validityOf(draft, before, zone),
    ...productsOf(draft, before),
    ...(price === null ? {} : { price: { amount: inMinor(price, currency), period } }),
    ...discountOf(draft),
    ...(termMonths === null ? {} : { termMonths }),
    ...(priceLever ? { priceLever } : {}),
  };
}

/** A name for a copy that nobody has yet. */
export function copyId(id: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${id}-copy` : `${id}-copy-${number}`;
    if (!taken.includes(name)) return name;
  }
}
