import { setTimeout as wait } from 'node:timers/promises';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';

export type SmppPlace = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly tls: boolean;
};

/** `smpp://user:password@host:port`, `ssmpp:` over TLS. */
export function smppPlaceOf(url: string): SmppPlace {
  const { protocol, hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port || (protocol === 'ssmpp:' ? 3550 : 2775)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    tls: protocol === 'ssmpp:',
  };
}

/** Machine time in ms. */
const TIMES = {
  bind: 5_000,
  answer: 10_000,
  enquire: 15_000,
  reconnectFirst: 250,
  reconnectMost: 15_000,
};
/** Requests on the way without an answer. */
const WINDOW = 10;

/** `not-bound`: nothing left this machine. Everything else is the SMSC's own answer. */
export type SubmitAnswer =
  | { readonly kind: 'not-bound' }
  | { readonly kind: 'answer'; readonly status: number; readonly messageId: string };

/** The request went out and its answer will not come: nobody knows. */
export class AnswerLost extends Error {}

type Pending = { readonly lost: () => void; readonly timer: NodeJS.Timeout };

/** One bound connection to an SMSC: keeps it, comes back when it breaks, and never answers for what it does not know. */
export class SmppLink {
  private session: Session | null = null;
  /** Connecting or binding: soon it is one or the other. */
  private opening = false;
  private bound = false;
  private closed = false;
  private started = false;
  private backoff = TIMES.reconnectFirst;
  private inFlight = 0;
  private readonly pending = new Set<Pending>();
  private readonly waiting: (() => void)[] = [];
  private readonly handling = new Set<Promise<void>>();
  private readonly ending = new AbortController();

  /** `onDeliver` answers the status for `deliver_sm_resp` once what came is kept. */
  constructor(
    private readonly place: SmppPlace,
    private readonly onDeliver: (pdu: Pdu) => Promise<number>,
  ) {}

  start(): void {
    if (this.started) return;
    this.started = true;
    this.connect();
  }

  async submit(fields: PduFields): Promise<SubmitAnswer> {
    this.start();
    await this.turn();
    try {
      const session = this.bound ? this.session : null;
      return session ? await this.request(session, fields) : { kind: 'not-bound' };
    } finally {
      this.inFlight -= 1;
      this.wake();
    }
  }

  /** Waits for a link that is just coming up, then for a place in its window. A link that is down is not waited for. */
  private async turn(): Promise<void> {
    while (this.opening || (this.bound && this.inFlight >= WINDOW)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.inFlight += 1;
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private request(session: Session, fields: PduFields): Promise<SubmitAnswer> {
    return new Promise((resolve, reject) => {
      const lost = () => {
        settle();
        reject(new AnswerLost('the SMSC took a request and did not answer'));
      };
      const entry: Pending = { lost, timer: setTimeout(lost, TIMES.answer) };
      const settle = () => {
        clearTimeout(entry.timer);
        this.pending.delete(entry);
      };
      this.pending.add(entry);
      const written = session.submit_sm(fields, (pdu) => {
        settle();
        resolve({ kind: 'answer', status: pdu.command_status, messageId: pdu.message_id ?? '' });
      });
      if (written) return;
      settle();
      resolve({ kind: 'not-bound' });
    });
  }

  private connect(): void {
    if (this.closed) return;
    const { host, port, tls, user, password } = this.place;
    const session = smpp.connect({ host, port, ...(tls ? { tls } : {}) });
    this.session = session;
    this.opening = true;
    const bindTimer = setTimeout(() => session.destroy(), TIMES.bind);
    session.on(tls ? 'secureConnect' : 'connect', () => {
      session.bind_transceiver({ system_id: user, password, interface_version: 0x34 }, (answer) => {
        clearTimeout(bindTimer);
        if (answer.command_status === 0) this.onBound(session);
        else session.destroy();
      });
    });
    session.on('deliver_sm', (pdu: Pdu) => this.deliver(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('error', () => session.destroy());
    session.on('close', () => {
      clearTimeout(bindTimer);
      this.onLost();
    });
  }

  private onBound(session: Session): void {
    this.opening = false;
    this.bound = true;
    this.backoff = TIMES.reconnectFirst;
    this.wake();
    void this.keepAlive(session);
  }

  private onLost(): void {
    this.opening = false;
    this.bound = false;
    this.session = null;
    for (const { lost } of [...this.pending]) lost();
    this.wake();
    if (this.closed) return;
    const delay = this.backoff;
    this.backoff = Math.min(delay * 2, TIMES.reconnectMost);
    wait(delay, undefined, { signal: this.ending.signal }).then(
      () => this.connect(),
      () => undefined,
    );
  }

  /** A peer that no longer answers is worse than one that hung up: hang up ourselves. */
  private async keepAlive(session: Session): Promise<void> {
    const { signal } = this.ending;
    while (this.session === session && !signal.aborted) {
      await wait(TIMES.enquire, undefined, { signal }).catch(() => undefined);
      if (this.session !== session || signal.aborted) return;
      let answered = false;
      session.enquire_link(() => {
        answered = true;
      });
      await wait(TIMES.answer, undefined, { signal }).catch(() => undefined);
      if (!answered && !signal.aborted) session.destroy();
    }
  }

  private deliver(session: Session, pdu: Pdu): void {
    const work = this.onDeliver(pdu).then((status) => {
      session.send(pdu.response({ command_status: status }));
    });
    this.handling.add(work);
    void work.finally(() => this.handling.delete(work));
  }

  /** What is being kept is kept and acknowledged, then the link says goodbye. */
  async close(): Promise<void> {
    this.closed = true;
    this.ending.abort();
    await Promise.allSettled(this.handling);
    const session = this.session;
    if (!session) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => session.destroy(), 1_000);
      session.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
      if (!this.bound || !session.unbind(() => session.close())) session.destroy();
    });
  }
}
