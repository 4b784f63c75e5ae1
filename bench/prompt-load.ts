import { Agent, request } from 'node:http';

const PLACES = ['hotline', 'counter', 'web', 'app'];
const MOST_SOCKETS = 512;

export type Load = { readonly url: string; readonly token: string; readonly customers: number; readonly rate: number };
/** Milliseconds from the instant a request was meant to start, in no order. */
export type Answers = {
  readonly latencies: number[];
  readonly errors: number;
  readonly offers: number;
  readonly ms: number;
};

type Sent = { readonly ok: boolean; readonly offers: number };

/** Requests start when they are meant to, however slow the answers are: a slow server has no fewer of them. */
export class OpenLoop {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  private sent = 0;

  constructor(private readonly load: Load) {}

  async run(seconds: number): Promise<Answers> {
    const { rate } = this.load;
    const count = rate * seconds;
    const latencies: number[] = [];
    const under: Promise<void>[] = [];
    let [errors, offers] = [0, 0];
    const start = performance.now();
    for (let next = 0; next < count; ) {
      const due = Math.min(count, Math.floor(((performance.now() - start) * rate) / 1_000) + 1);
      for (; next < due; next += 1) {
        const intended = start + (next * 1_000) / rate;
        const one = this.ask().then((answer) => {
          latencies.push(performance.now() - intended);
          offers += answer.offers;
          if (!answer.ok) errors += 1;
        });
        under.push(one);
      }
      // Until the next is due and not before: looking every millisecond would take time from what is measured.
      const wait = start + (next * 1_000) / rate - performance.now();
      await new Promise((done) => setTimeout(done, Math.max(1, wait)));
    }
    await Promise.all(under);
    return { latencies, errors, offers, ms: performance.now() - start };
  }

  close(): void {
    this.agent.destroy();
  }

  private ask(): Promise<Sent> {
    const { url, token, customers } = this.load;
    this.sent += 1;
    const number = (this.sent * 7_919) % customers;
    const body = JSON.stringify({
      request: `bench-${process.pid}-${this.sent}`,
      customerId: `cust-${String(number).padStart(9, '0')}`,
      place: PLACES[this.sent % PLACES.length],
      limit: 3,
    });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((done) => {
      const failed = () => done({ ok: false, offers: 0 });
      const call = request(
        `${url}/api/v1/decisions/next-best`,
        { method: 'POST', agent: this.agent, headers },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', failed);
          answer.on('end', () => {
            if (answer.statusCode !== 200) return failed();
            const { offers } = JSON.parse(Buffer.concat(parts).toString()) as { readonly offers: readonly unknown[] };
            return done({ ok: true, offers: offers.length });
          });
        },
      );
      call.on('error', failed);
      call.end(body);
    });
  }
}
