import type { ContactChannel } from '../customer/consent.js';
import type { Customer } from '../customer/customer.js';
import { amountIn } from '../kit/amount.js';
import type { Locale } from '../kit/locale.js';
import type { Offer } from '../offer/offer.js';
import { wordingAt } from '../offer/wording-at.js';

/** What a template may ask for. What is not known about a customer is an empty text, so that `if` can test for it. */
export type MessageValues = {
  readonly customerId: string;
  readonly customerName: string;
  /** The last day of the offer as the customer's calendar shows it, in words of the customer's language. */
  readonly expiresOn: string;
  readonly offer: {
    readonly id: string;
    readonly title: string;
    readonly limits: string;
    /** What is paid a month, with its currency as the language writes it; empty where the offer has no one price. */
    readonly price: string;
  };
};

/** Every variable of `MessageValues` as templates name it. */
export const TEMPLATE_VARIABLES = [
  'customerId',
  'customerName',
  'expiresOn',
  'offer.id',
  'offer.title',
  'offer.limits',
  'offer.price',
] as const;

/** The offer's internal value is not among them: it must never reach a customer. */
export function messageValues(customer: Customer, offer: Offer, locale: Locale, zone: string): MessageValues {
  return { ...namelessValues(customer.id, offer, locale, zone), customerName: customer.personal.name ?? '' };
}

/** The same without who it is: what is kept as it was said must name nobody. */
export function namelessValues(customerId: string, offer: Offer, locale: Locale, zone: string): MessageValues {
  return {
    customerId,
    customerName: '',
    expiresOn: lastDayOf(offer.validUntil, locale, zone),
    offer: {
      id: offer.id,
      title: offer.title[locale],
      limits: offer.limits[locale],
      price: priceOf(offer, locale),
    },
  };
}

/** Minor units are as many as the currency has; whole amounts are written without them. */
function priceOf({ price, currency }: Offer, locale: Locale): string {
  return price === undefined ? '' : amountIn(currency, price.amount, locale, 'stripIfInteger');
}

/** A language and zone: its formatter, dear to make, and the days it wrote, by instant. Offers end at few. */
type Calendar = { readonly format: Intl.DateTimeFormat; readonly written: Map<number, string> };
const calendars = new Map<string, Calendar>();
/** Days that a calendar keeps: a bound, not a budget. */
const MOST_KEPT = 500;

function calendarOf(locale: Locale, zone: string): Calendar {
  const known = calendars.get(`${locale} ${zone}`);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone });
  const made = { format, written: new Map<number, string>() };
  calendars.set(`${locale} ${zone}`, made);
  return made;
}

/** `validUntil` excludes its end, so the last day is that of the instant before. */
function lastDayOf(validUntil: Date, locale: Locale, zone: string): string {
  const { format, written } = calendarOf(locale, zone);
  const last = validUntil.getTime() - 1;
  const known = written.get(last);
  if (known !== undefined) return known;
  const day = format.format(new Date(last));
  if (written.size >= MOST_KEPT) written.clear();
  written.set(last, day);
  return day;
}

export type MessageTemplates = { readonly subject: string | null; readonly body: string };

const SUBJECTED: readonly ContactChannel[] = ['email'];

/** The offer's templates for a channel and language; null if it has no wording there. A mail without a subject of its own takes the offer's title. */
export function templatesOf(offer: Offer, channel: ContactChannel, locale: Locale): MessageTemplates | null {
  const wording = wordingAt(offer, channel);
  if (!wording) return null;
  if (!SUBJECTED.includes(channel)) return { subject: null, body: wording.body[locale] };
  return { subject: wording.subject?.[locale] ?? '{{ offer.title }}', body: wording.body[locale] };
}

/** A subject is one line whatever the template's author or a customer's name put into it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
