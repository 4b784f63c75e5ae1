import type { Pdu } from 'smpp';

/** One message as a phone shows it. */
export type WholeSms = {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly parts: number;
  readonly encoding: string;
};

/** Information elements of a user data header: parts with an 8-bit and with a 16-bit reference. */
const CONCATENATED_8 = 0x00;
const CONCATENATED_16 = 0x08;
const UCS2 = 8;
/** Messages of which parts are missing; the oldest gives way. */
const MOST_OPEN = 1_000;

type PartOf = { readonly reference: number; readonly total: number; readonly number: number };

function partOf(headers: readonly Buffer[]): PartOf | null {
  for (const header of headers) {
    const [element, , ...rest] = header;
    const [a, b, c, d] = rest;
    if (element === CONCATENATED_8 && a !== undefined && b !== undefined && c !== undefined) {
      return { reference: a, total: b, number: c };
    }
    if (element === CONCATENATED_16 && a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
      return { reference: a * 256 + b, total: c, number: d };
    }
  }
  return null;
}

/** Puts the parts of long messages together, in whatever order they come. */
export class SmsAssembly {
  private readonly open = new Map<string, Map<number, string>>();

  /** The whole message if this was its last missing part. */
  add(pdu: Pdu): WholeSms | null {
    const { source_addr: from = '', destination_addr: to = '', short_message: content } = pdu;
    const encoding = pdu.data_coding === UCS2 ? 'UCS-2' : 'GSM 7-bit';
    const text = String(content?.message ?? '');
    const part = partOf(content?.udh ?? []);
    if (part === null) return { from, to, body: text, parts: 1, encoding };
    const id = `${from}|${to}|${part.reference}|${part.total}`;
    const parts = this.open.get(id) ?? new Map<number, string>();
    parts.set(part.number, text);
    this.open.set(id, parts);
    if (parts.size < part.total) {
      this.forgetOldest();
      return null;
    }
    this.open.delete(id);
    const body = [...parts].sort(([a], [b]) => a - b).map(([, words]) => words);
    return { from, to, body: body.join(''), parts: part.total, encoding };
  }

  private forgetOldest(): void {
    const [oldest] = this.open.keys();
    if (this.open.size > MOST_OPEN && oldest !== undefined) this.open.delete(oldest);
  }
}
