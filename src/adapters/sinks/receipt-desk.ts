import type { Session } from 'smpp';

/** Machine time in ms. */
const TIMES = { answer: 10_000, again: 1_000 };
/** Receipts on the way at once. */
const WINDOW = 20;
const ESM_RECEIPT = 0x04;

export type SmscReceiptNote = {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly delivered: boolean;
  readonly submittedAt: Date;
  readonly doneAt: Date;
};

/** `YYMMDDhhmm`, as receipts write instants. */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-T:]/g, '').slice(2, 12);
}

function textOf({ messageId, delivered, submittedAt, doneAt }: SmscReceiptNote): string {
  const [dlvrd, stat, err] = delivered ? ['001', 'DELIVRD', '000'] : ['000', 'UNDELIV', '001'];
  return `id:${messageId} sub:001 dlvrd:${dlvrd} submit date:${stamp(submittedAt)} done date:${stamp(doneAt)} stat:${stat} err:${err} text:`;
}

/** Hands receipts to whoever is bound, and keeps each until it is acknowledged: a client that was away gets them after. */
export class ReceiptDesk {
  private readonly waiting = new Map<string, SmscReceiptNote>();
  /** By message id, what to do when the line drops. */
  private readonly onTheWay = new Map<string, { readonly session: Session; readonly drop: () => void }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly sessions: Session[] = [];

  get unacknowledged(): number {
    return this.waiting.size;
  }

  bound(session: Session): void {
    this.sessions.push(session);
    this.push();
  }

  gone(session: Session): void {
    const index = this.sessions.indexOf(session);
    if (index >= 0) this.sessions.splice(index, 1);
    for (const { session: its, drop } of [...this.onTheWay.values()]) if (its === session) drop();
  }

  add(note: SmscReceiptNote, delayMs: number): void {
    this.later(delayMs, () => {
      this.waiting.set(note.messageId, note);
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

  private push(): void {
    const [session] = this.sessions;
    if (!session) return;
    for (const note of this.waiting.values()) {
      if (this.onTheWay.size >= WINDOW) return;
      if (!this.onTheWay.has(note.messageId)) this.hand(session, note);
    }
  }

  private hand(session: Session, note: SmscReceiptNote): void {
    const { messageId } = note;
    const settle = () => {
      this.onTheWay.delete(messageId);
      clearTimeout(timer);
      this.timers.delete(timer);
    };
    const drop = () => {
      settle();
      this.later(TIMES.again, () => this.push());
    };
    const timer = this.later(TIMES.answer, drop);
    this.onTheWay.set(messageId, { session, drop });
    const written = session.deliver_sm(
      {
        source_addr: note.to,
        destination_addr: note.from,
        esm_class: ESM_RECEIPT,
        short_message: textOf(note),
        receipted_message_id: messageId,
      },
      (answer) => {
        if (this.onTheWay.get(messageId)?.drop !== drop) return;
        if (answer.command_status !== 0) return drop();
        settle();
        this.waiting.delete(messageId);
        this.push();
      },
    );
    if (!written) drop();
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
