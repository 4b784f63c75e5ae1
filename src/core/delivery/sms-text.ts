/** GSM 03.38 default alphabet in the order of its octets; 0x1B (escape) is held free by a NUL that no text matches. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;
/** Extension table: two septets, the escape and this one. */
const EXTENSION: ReadonlyMap<string, number> = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);
const DEFAULT: ReadonlyMap<string, number> = new Map(
  [...BASIC].map((letter, octet) => [letter, octet] as const).filter(([, octet]) => octet !== ESCAPE),
);

/** Units of one message alone, and of one part of several, whose header takes the rest (3GPP TS 23.040). */
export const SMS_LIMITS = {
  gsm7: { single: 160, part: 153 },
  ucs2: { single: 70, part: 67 },
} as const;
export type SmsEncoding = keyof typeof SMS_LIMITS;

/** `units` are septets in gsm7 and UTF-16 code units in ucs2; `parts` joined are the text. */
export type SmsText = { readonly encoding: SmsEncoding; readonly parts: readonly string[]; readonly units: number };

/** Septets of one letter, or 0 if the alphabet has no such letter. */
function septetsOf(letter: string): number {
  if (DEFAULT.has(letter)) return 1;
  return EXTENSION.has(letter) ? 2 : 0;
}

/** One letter outside the GSM alphabet makes the whole text UCS-2. */
export function smsEncodingOf(text: string): SmsEncoding {
  for (const letter of text) if (septetsOf(letter) === 0) return 'ucs2';
  return 'gsm7';
}

/**
 * Splits a text as phones put it together again. Neither an escape and its letter nor the two halves of a surrogate
 * pair are ever parted, so a part may stay a unit under its limit.
 */
export function splitSms(text: string): SmsText {
  const encoding = smsEncodingOf(text);
  const unitsOf = encoding === 'gsm7' ? septetsOf : (letter: string) => letter.length;
  let units = 0;
  for (const letter of text) units += unitsOf(letter);
  if (units <= SMS_LIMITS[encoding].single) return { encoding, parts: [text], units };
  const parts: string[] = [];
  let part = '';
  let filled = 0;
  for (const letter of text) {
    const cost = unitsOf(letter);
    if (filled + cost > SMS_LIMITS[encoding].part) {
      parts.push(part);
      part = '';
      filled = 0;
    }
    part += letter;
    filled += cost;
  }
  parts.push(part);
  return { encoding, parts, units };
}

/** The octets of a gsm7 text, one septet in each (unpacked), as SMPP carries them. */
export function gsmOctets(text: string): Uint8Array {
  const octets: number[] = [];
  for (const letter of text) {
    const plain = DEFAULT.get(letter);
    const extended = EXTENSION.get(letter);
    if (plain !== undefined) octets.push(plain);
    else if (extended !== undefined) octets.push(ESCAPE, extended);
    else throw new Error('a letter outside the GSM alphabet cannot be sent in seven bits');
  }
  return Uint8Array.from(octets);
}

/** The octets of a ucs2 text: UTF-16, high octet first. */
export function ucs2Octets(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    octets[2 * i] = unit >> 8;
    octets[2 * i + 1] = unit & 0xff;
  }
  return octets;
}
