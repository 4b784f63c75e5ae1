import type { Session } from 'smpp';
import type { OwedReceipt, SinkStore } from '../../flows/ports/sink-store.js';

/** Machine time in ms. `settle`: how long acknowledgements are gathered before they are written down together. */
const TIMES = { answer: 10_000, again: 1_000, againMost: 60_000, settle: 50 };
/** Receipts on the way at once, to each that is bound: as many as a client works off well within the time to answer. */
const WINDOW = 100;
const ESM_RECEIPT = 0x04;

/** `YYMMDDhhmm`, as receipts write instants. */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-T:]/g, '').slice(2, 12);
}

function textOf({ messageId, delivered, submittedAt, doneAt }: OwedReceipt): string {
  const [dlvrd, stat, err] = delivered ? ['001', 'DELIVRD', '000'] : ['000', 'UNDELIV', '001'];
  return `id:${messageId} sub:001 dlvrd:${dlvrd} submit date:${stamp(submittedAt)} done date:${stamp(doneAt)} stat:${stat} err:${err} text:`;
}

/** A receipt here, and how often it was offered in vain. */
type Owed = { readonly receipt: OwedReceipt; readonly refusals: number };

/**
 * Hands receipts to whoever is bound, and keeps each in the store until it is acknowledged: a client that was away, or
 * a desk that was, changes only when it arrives. At least once: an acknowledgement not yet written down is forgotten
 * by a crash.
 */
export class ReceiptDesk {
  private readonly waiting: Owed[] = [];
  private readonly onTheWay = new Map<Session, Map<string, { readonly owed: Owed; readonly timer: NodeJS.Timeout }>>();
  /** Refused a moment ago; they must not hold up the others. */
  private resting = 0;
  private readonly timers = new Set<NodeJS.Timeout>();
  private acknowledged: string[] = [];
  private settling: Promise<void> | null = null;
  private closed = false;

  constructor(private readonly store: SinkStore) {}

  get unacknowledged(): number {
    let count = this.waiting.length + this.resting;
    for (const { size } of this.onTheWay.values()) count += size;
    return count;
  }

  /** What an earlier desk had to leave. */
  async takeUp(): Promise<void> {
    for await (const receipt of this.store.owed()) this.waiting.push({ receipt, refusals: 0 });
  }

  bound(session: Session): void {
    this.onTheWay.set(session, new Map());
    this.push();
  }

  /** What it has not answered goes to the next that is bound. */
  gone(session: Session): void {
    const lost = [...(this.onTheWay.get(session)?.values() ?? [])];
    this.onTheWay.delete(session);
    for (const { timer } of lost) this.cancel(timer);
    this.waiting.unshift(...lost.map(({ owed }) => owed));
    this.push();
  }

  /** One that the store keeps already. */
  add(receipt: OwedReceipt, delayMs: number): void {
    this.rest({ receipt, refusals: 0 }, delayMs);
  }

  private rest(owed: Owed, ms: number): void {
    if (this.closed) return;
    this.resting += 1;
    this.later(ms, () => {
      this.resting -= 1;
      this.waiting.push(owed);
      this.push();
    });
  }

  private later(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
    return timer;
  }

  private cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.timers.delete(timer);
  }

  /** Evenly to all that are bound. */
  private push(): void {
    if (this.closed) return;
    const handed: [Session, Owed][] = [];
    const room = [...this.onTheWay].map(([session, { size }]) => ({ session, free: WINDOW - size }));
    while (this.waiting.length > handed.length) {
      const roomiest = room.reduce((best, one) => (best && best.free >= one.free ? best : one), room[0]);
      const owed = this.waiting[handed.length];
      if (!roomiest || roomiest.free <= 0 || !owed) break;
      roomiest.free -= 1;
      handed.push([roomiest.session, owed]);
    }
    this.waiting.splice(0, handed.length);
    for (const [session, owed] of handed) this.hand(session, owed);
  }

  private hand(session: Session, owed: Owed): void {
    const { messageId, from, to } = owed.receipt;
    const flying = this.onTheWay.get(session);
    if (!flying) return void this.waiting.push(owed);
    const timer = this.later(TIMES.answer, () => {
      this.refused(session, owed);
      this.push();
    });
    flying.set(messageId, { owed, timer });
    const written = session.deliver_sm(
      {
        source_addr: to,
        destination_addr: from,
        esm_class: ESM_RECEIPT,
        short_message: textOf(owed.receipt),
        receipted_message_id: messageId,
      },
      (answer) => {
        if (answer.command_status !== 0) this.refused(session, owed);
        else if (this.land(session, owed)) this.settle(messageId);
        this.push();
      },
    );
    if (!written) this.refused(session, owed);
  }

  /** No longer on the way; false when it was not, because its time had passed or the line had dropped. */
  private land(session: Session, { receipt }: Owed): boolean {
    const flying = this.onTheWay.get(session);
    const entry = flying?.get(receipt.messageId);
    if (!flying || !entry) return false;
    this.cancel(entry.timer);
    return flying.delete(receipt.messageId);
  }

  private refused(session: Session, owed: Owed): void {
    if (!this.land(session, owed)) return;
    const { receipt, refusals } = owed;
    this.rest({ receipt, refusals: refusals + 1 }, Math.min(TIMES.again * 2 ** refusals, TIMES.againMost));
  }

  private settle(messageId: string): void {
    this.acknowledged.push(messageId);
    if (this.acknowledged.length === 1) this.later(TIMES.settle, () => void this.writeDown());
  }

  /** Many at a time. What cannot be written down now is tried again; at worst it is offered again after a restart. */
  private async writeDown(): Promise<void> {
    await this.settling;
    const ids = this.acknowledged;
    this.acknowledged = [];
    this.settling = this.store.settle(ids).catch(() => {
      this.acknowledged = [...ids, ...this.acknowledged];
      if (!this.closed) this.later(TIMES.again, () => void this.writeDown());
    });
    await this.settling;
  }

  /** Offers nothing more, and writes down what is acknowledged. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await this.writeDown();
  }
}
