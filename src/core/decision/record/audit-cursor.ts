import { placeOf } from '../../kit/hash.js';
import { hexOfText, textOfHex } from '../../kit/text/hex-text.js';

/** The last customer of the page before. Where pages may end with a chunk, no customer is the beginning of the next. */
export type AuditCursor = { readonly seq: number; readonly customerId: string };

const FORM = /^(?<seq>\d{1,9})-(?<hex>(?:[0-9a-f]{2})*)$/;

/** As one text that nobody need read; `readCursor` does. */
export function cursorText({ seq, customerId }: AuditCursor): string {
  return `${seq}-${hexOfText(customerId)}`;
}

/** Null if it is none of ours. */
export function readCursor(text: string): AuditCursor | null {
  const cursor = readChunkCursor(text);
  return cursor?.customerId === '' ? null : cursor;
}

/** The same, where a page may begin with a chunk. */
export function readChunkCursor(text: string): AuditCursor | null {
  const { seq, hex } = FORM.exec(text)?.groups ?? {};
  if (seq === undefined || hex === undefined) return null;
  const customerId = textOfHex(hex);
  return customerId === null ? null : { seq: Number(seq), customerId };
}

/** Customers of a chunk in the order of the base: by their place, which no change ever moves. */
export function inAuditOrder(a: string, b: string): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b));
}
