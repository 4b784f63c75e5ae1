import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import smpp, { type Pdu, type PduFields } from 'smpp';
import { parseSmscReceipt, smscOutcome } from '../../core/delivery/receipt.js';
import { gsmOctets, type SmsEncoding, splitSms, ucs2Octets } from '../../core/delivery/sms-text.js';
import { Channel, type HandOver, type OutgoingMessage, type Receipt } from '../../flows/ports/channel.js';
import type { Clock } from '../../flows/ports/clock.js';
import { AnswerLost, SmppLink, type SubmitAnswer, smppPlaceOf } from './smpp-link.js';

/** SMPP 3.4 numbers. */
const TON = { international: 1, alphanumeric: 5 };
const NPI = { unknown: 0, isdn: 1 };
const ESM = { udh: 0x40, receiptMask: 0x3c, receipt: 0x04 };
const CODING: { readonly [E in SmsEncoding]: number } = { gsm7: 0, ucs2: 8 };
const TEMPORARY = new Set(
  ['ESME_RTHROTTLED', 'ESME_RMSGQFUL', 'ESME_RSYSERR', 'ESME_RX_T_APPN', 'ESME_RINVBNDSTS', 'ESME_RSUBMITFAIL'].map(
    (name) => smpp.errors[name],
  ),
);
const KEPT = 0;
const TRY_LATER = smpp.errors.ESME_RX_T_APPN ?? 0x64;

/** Waits between tries of a part after the first, in ms: the message is half out, so it is worth some patience. */
const PART_WAITS = [200, 500, 1_000, 2_000, 4_000];
const MOST_PARTS = 255;

export type SmsOptions = { readonly url: string; readonly from: string };
type ReceiptListener = (receipt: Receipt) => Promise<void>;

function errorName(status: number): string {
  const [name] = Object.entries(smpp.errors).find(([, code]) => code === status) ?? [];
  return name ?? `0x${status.toString(16)}`;
}

/** `+1 (201) 555-0123` → `12015550123`, or null where it cannot be a number. */
function digitsOf(address: string): string | null {
  const digits = address.replace(/[\s().+-]/g, '');
  return /^\d{3,20}$/.test(digits) ? digits : null;
}

export class SmsChannel extends Channel {
  override readonly name = 'sms';
  private readonly link: SmppLink;
  private readonly sender: PduFields;
  private listener: ReceiptListener | null = null;
  /** Ties the parts of one message together on the phone; one octet, so it goes round. */
  private reference = randomInt(256);

  constructor(
    { url, from }: SmsOptions,
    private readonly clock: Clock,
  ) {
    super();
    this.link = new SmppLink(smppPlaceOf(url), (pdu) => this.take(pdu));
    const number = digitsOf(from);
    this.sender = number
      ? { source_addr: number, source_addr_ton: TON.international, source_addr_npi: NPI.isdn }
      : { source_addr: from, source_addr_ton: TON.alphanumeric, source_addr_npi: NPI.unknown };
  }

  /** Binds only now: a receipt that finds no listener would have to be refused. */
  onReceipt(listener: ReceiptListener): void {
    this.listener = listener;
    this.link.start();
  }

  override async send(message: OutgoingMessage): Promise<HandOver> {
    const number = digitsOf(message.to);
    if (number === null) return { kind: 'refused', reason: 'INVALID_NUMBER' };
    const { encoding, parts } = splitSms(message.body);
    if (parts.length > MOST_PARTS) return { kind: 'refused', reason: 'TEXT_TOO_LONG' };
    this.reference = (this.reference + 1) % 256;
    const pdus = this.pdusOf(number, encoding, parts, this.reference);
    const providerIds: string[] = [];
    for (const pdu of pdus) {
      const answer = providerIds.length === 0 ? await this.link.submit(pdu) : await this.submitPatiently(pdu);
      if (answer.kind === 'not-bound') return { kind: 'busy', reason: 'NOT_BOUND' };
      if (answer.status !== 0) {
        return { kind: TEMPORARY.has(answer.status) ? 'busy' : 'refused', reason: errorName(answer.status) };
      }
      providerIds.push(answer.messageId);
    }
    return { kind: 'taken', providerIds };
  }

  /** Once a part is out, no is no answer: the whole cannot be sent again, and half of it is with the SMSC. */
  private async submitPatiently(pdu: PduFields): Promise<SubmitAnswer> {
    for (const pause of [...PART_WAITS, null]) {
      const answer = await this.link.submit(pdu);
      if (answer.kind === 'answer' && answer.status === 0) return answer;
      const temporary = answer.kind === 'not-bound' || TEMPORARY.has(answer.status);
      if (!temporary || pause === null) break;
      await wait(pause);
    }
    throw new AnswerLost('the SMSC took some parts of a message and not the others');
  }

  private pdusOf(number: string, encoding: SmsEncoding, parts: readonly string[], reference: number): PduFields[] {
    const fields: PduFields = {
      ...this.sender,
      destination_addr: number,
      dest_addr_ton: TON.international,
      dest_addr_npi: NPI.isdn,
      registered_delivery: 1,
      data_coding: CODING[encoding],
    };
    return parts.map((part, index) => {
      const message = Buffer.from(encoding === 'gsm7' ? gsmOctets(part) : ucs2Octets(part));
      if (parts.length === 1) return { ...fields, short_message: message };
      const udh = Buffer.from([5, 0, 3, reference, parts.length, index + 1]);
      return { ...fields, esm_class: ESM.udh, short_message: Buffer.concat([udh, message]) };
    });
  }

  /** What is no receipt, or not yet an end, is acknowledged and let go; what cannot be kept now is asked for again. */
  private async take(pdu: Pdu): Promise<number> {
    const receipt = this.receiptOf(pdu);
    if (receipt === null) return KEPT;
    if (this.listener === null) return TRY_LATER;
    try {
      await this.listener(receipt);
      return KEPT;
    } catch {
      return TRY_LATER;
    }
  }

  private receiptOf(pdu: Pdu): Receipt | null {
    if (((pdu.esm_class ?? 0) & ESM.receiptMask) !== ESM.receipt) return null;
    const parsed = parseSmscReceipt(String(pdu.short_message?.message ?? ''));
    const status = parsed && smscOutcome(parsed.stat);
    if (!parsed || !status) return null;
    return {
      channel: 'sms',
      // Some write the id in the text in another base than in their answer; the field of its own is exact.
      providerId: pdu.receipted_message_id || parsed.id,
      status,
      detail: `${parsed.stat}:${parsed.err}`,
      at: this.clock.now(),
    };
  }

  override async close(): Promise<void> {
    await this.link.close();
  }
}
