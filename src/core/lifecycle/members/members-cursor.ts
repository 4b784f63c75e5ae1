import { hexOfText, textOfHex } from '../../kit/text/hex-text.js';

/** After whom a page begins, and the instant (ms) as of which everybody is told; 0 where no instant is asked. */
export type MembersCursor = { readonly at: number; readonly customerId: string };

const FORM = /^(?<at>[0-9a-z]{1,9})-(?<hex>(?:[0-9a-f]{2})+)$/;

/** As one text that nobody need read; `readMembersCursor` does. */
export function membersCursor({ at, customerId }: MembersCursor): string {
  return `${at.toString(36)}-${hexOfText(customerId)}`;
}

/** Null if it is none of ours. */
export function readMembersCursor(text: string): MembersCursor | null {
  const { at, hex } = FORM.exec(text)?.groups ?? {};
  const customerId = hex === undefined ? null : textOfHex(hex);
  return at === undefined || customerId === null ? null : { at: Number.parseInt(at, 36), customerId };
}
