import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Server, type Session } from 'smpp';
import type { OwedReceipt, SinkStore } from '../../flows/ports/sink-store.js';
import { ReceiptDesk } from './receipt-desk.js';
import { SmsAssembly } from './sms-assembly.js';

/** What becomes of a message: the first two by receipt, the others at once. */
export type SmscOutcome = 'delivered' | 'undeliverable' | 'refused' | 'throttled';

export type SmscOptions = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** By number; everything is delivered where it says nothing else. */
  readonly outcomeOf?: (number: string) => SmscOutcome;
  /** Machine time between taking a message and its receipt. */
  readonly receiptDelayMs?: number;
};

const { ESME_RBINDFAIL = 0x0d, ESME_RINVPASWD = 0x0e, ESME_RINVBNDSTS = 0x04 } = smpp.errors;
const { ESME_RINVDSTADR = 0x0b, ESME_RTHROTTLED = 0x58, ESME_RSYSERR = 0x08 } = smpp.errors;
const RECEIPT_DELAY_MS = 300;

/** An SMSC that reaches no phone: it takes messages, keeps them whole, and sends the receipts a real one would. */
export class SmscSink {
  private readonly desk: ReceiptDesk;
  private readonly assembly = new SmsAssembly();
  private readonly server: Server;
  private readonly open = new Set<Session>();

  private constructor(
    private readonly store: SinkStore,
    private readonly options: SmscOptions,
  ) {
    this.desk = new ReceiptDesk(store);
    this.server = smpp.createServer((session) => this.greet(session));
  }

  static async start(store: SinkStore, options: SmscOptions): Promise<SmscSink> {
    const sink = new SmscSink(store, options);
    await sink.desk.takeUp();
    await new Promise<void>((resolve, reject) => {
      sink.server.once('error', reject);
      sink.server.listen(options.port, options.host, resolve);
    });
    return sink;
  }

  /** `smpp://user:password@host:port`. */
  get url(): string {
    const { user, password, host } = this.options;
    const { port } = this.server.address() as AddressInfo;
    return `smpp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}`;
  }

  /** Receipts nobody has acknowledged yet. */
  get unacknowledged(): number {
    return this.desk.unacknowledged;
  }

  private greet(session: Session): void {
    let bound = false;
    this.open.add(session);
    const bind = (takesReceipts: boolean) => (pdu: Pdu) => {
      const status = this.bindStatus(pdu);
      session.send(pdu.response({ command_status: status, system_id: 'tidemark-sink' }));
      if (status !== 0) return session.close();
      bound = true;
      if (takesReceipts) this.desk.bound(session);
    };
    for (const command of ['bind_transceiver', 'bind_receiver']) session.on(command, bind(true));
    session.on('bind_transmitter', bind(false));
    session.on('submit_sm', (pdu: Pdu) => void this.take(session, pdu, bound));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      this.desk.gone(session);
      session.send(pdu.response());
      session.close();
    });
    session.on('error', () => session.destroy());
    session.on('close', () => {
      this.open.delete(session);
      this.desk.gone(session);
    });
  }

  private bindStatus({ system_id: user, password }: Pdu): number {
    if (user !== this.options.user) return ESME_RBINDFAIL;
    return password === this.options.password ? 0 : ESME_RINVPASWD;
  }

  private async take(session: Session, pdu: Pdu, bound: boolean): Promise<void> {
    const outcome = this.options.outcomeOf?.(pdu.destination_addr ?? '') ?? 'delivered';
    const no = refusalOf(pdu, bound, outcome);
    if (no !== 0) return void session.send(pdu.response({ command_status: no }));
    const messageId = randomBytes(8).toString('hex');
    const receipt = receiptFor(pdu, messageId, outcome);
    try {
      await this.keep(pdu, messageId);
      // Before the answer: from then on somebody waits for it, whatever becomes of this process.
      if (receipt) await this.store.owe(receipt);
    } catch {
      return void session.send(pdu.response({ command_status: ESME_RSYSERR }));
    }
    session.send(pdu.response({ message_id: messageId }));
    if (receipt) this.desk.add(receipt, this.options.receiptDelayMs ?? RECEIPT_DELAY_MS);
  }

  /** What a phone would show, once all parts are there, under the id its last part was taken by: who sent it knows that. */
  private async keep(pdu: Pdu, messageId: string): Promise<void> {
    const whole = this.assembly.add(pdu);
    if (!whole) return;
    await this.store.keep({ id: messageId, channel: 'sms', key: null, at: new Date(), subject: null, ...whole });
  }

  /** Leaves what is not acknowledged to the next start. */
  async close(): Promise<void> {
    for (const session of this.open) session.destroy();
    await this.desk.close();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

function refusalOf(pdu: Pdu, bound: boolean, outcome: SmscOutcome): number {
  if (!bound) return ESME_RINVBNDSTS;
  if (outcome === 'throttled') return ESME_RTHROTTLED;
  return outcome === 'refused' || !/^\d+$/.test(pdu.destination_addr ?? '') ? ESME_RINVDSTADR : 0;
}

/** Null where none was asked for. */
function receiptFor(pdu: Pdu, messageId: string, outcome: SmscOutcome): OwedReceipt | null {
  if (((pdu.registered_delivery ?? 0) & 1) === 0) return null;
  const { source_addr: from = '', destination_addr: to = '' } = pdu;
  const at = new Date();
  return { messageId, from, to, delivered: outcome === 'delivered', submittedAt: at, doneAt: at };
}
