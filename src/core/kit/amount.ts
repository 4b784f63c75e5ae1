import type { Locale } from './locale.js';

/** Whether whole amounts are written with their zeros: ¥70.00, or ¥70. */
export type Zeros = NonNullable<Intl.NumberFormatOptions['trailingZeroDisplay']>;

type Format = { readonly written: Intl.NumberFormat; readonly unit: number };

/** Formatters are dear to make, and there are few: one a language, currency and manner. */
const formats = new Map<string, Format>();
/** Any three letters pass for a currency: a bound, not a budget. */
const MOST_KEPT = 500;

function formatOf(currency: string, locale: Locale, zeros: Zeros): Format {
  const key = `${locale} ${currency} ${zeros}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const written = new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: zeros });
  const made = { written, unit: 10 ** (written.resolvedOptions().maximumFractionDigits ?? 2) };
  if (formats.size >= MOST_KEPT) formats.clear();
  formats.set(key, made);
  return made;
}

/** Minor units, as many as the currency has, as an amount that a person reads. Throws RangeError for what is no currency code. */
export function amountIn(currency: string, minor: number, locale: Locale, zeros: Zeros = 'auto'): string {
  const { written, unit } = formatOf(currency, locale, zeros);
  return written.format(minor / unit);
}
