import { Agent, request } from 'node:http';
import type { MongoConnection } from '../src/adapters/mongo/connection.js';
import { eventRunIdOf } from '../src/core/decision/live/event-decision.js';
import { BENCH_NOW } from './run-customers.js';

const KINDS = ['recharge', 'usage-drop', 'plan-change', 'port-out-request', 'complaint-opened'] as const;
const MOST_SOCKETS = 256;
/** A decision that has not come by then is an error. */
const PATIENCE_MS = 30_000;

export type EventLoad = {
  readonly url: string;
  readonly token: string;
  readonly customers: number;
  readonly rate: number;
};
/** Milliseconds: `accepted` from the intended start to the 202, `decided` from the 202 until the decision is stored. */
export type EventTimes = {
  readonly accepted: readonly number[];
  readonly decided: readonly number[];
  readonly errors: number;
  readonly ms: number;
};

/** Events are told when they are meant to be, however slow the answers; a change stream says when each decision is there. */
export class EventLoop {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  private readonly stored = new Map<string, number>();
  private readonly stream;
  private told = 0;

  constructor(
    private readonly load: EventLoad,
    mongo: MongoConnection,
  ) {
    const inserts = [{ $match: { operationType: 'insert' } }, { $project: { 'fullDocument.runId': 1 } }];
    this.stream = mongo.collection<{ runId: string }>('decisions').watch(inserts);
    this.stream.on('change', (change) => {
      if ('fullDocument' in change && change.fullDocument) {
        this.stored.set(change.fullDocument.runId, performance.now());
      }
    });
  }

  async run(seconds: number): Promise<EventTimes> {
    const { rate } = this.load;
    const [accepted, answered] = [[] as number[], new Map<string, number>()];
    let errors = 0;
    const under: Promise<void>[] = [];
    const start = performance.now();
    for (let next = 0; next < rate * seconds; ) {
      const due = Math.min(rate * seconds, Math.floor(((performance.now() - start) * rate) / 1_000) + 1);
      for (; next < due; next += 1) {
        const intended = start + (next * 1_000) / rate;
        under.push(
          this.tell().then((id) => {
            accepted.push(performance.now() - intended);
            if (id === null) errors += 1;
            else answered.set(eventRunIdOf(id), performance.now());
          }),
        );
      }
      await new Promise((done) => setTimeout(done, 1));
    }
    await Promise.all(under);
    const ms = performance.now() - start;
    const until = performance.now() + PATIENCE_MS;
    while ([...answered.keys()].some((id) => !this.stored.has(id)) && performance.now() < until) {
      await new Promise((done) => setTimeout(done, 20));
    }
    const decided = [...answered].flatMap(([id, at]) => {
      const stored = this.stored.get(id);
      return stored === undefined ? [] : [Math.max(0, stored - at)];
    });
    return { accepted, decided, errors: errors + answered.size - decided.length, ms };
  }

  async close(): Promise<void> {
    this.agent.destroy();
    await this.stream.close();
  }

  /** The event's id once it is accepted; null if it was not. */
  private tell(): Promise<string | null> {
    const { url, token, customers } = this.load;
    this.told += 1;
    const id = `bench-${process.pid}-${this.told}`;
    const number = (this.told * 7_919) % customers;
    const event = {
      ...{ id, customerId: `cust-${String(number).padStart(9, '0')}`, kind: KINDS[this.told % KINDS.length] },
      at: new Date(BENCH_NOW.getTime() - 60_000 + this.told).toISOString(),
    };
    const body = JSON.stringify({ events: [event] });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((done) => {
      const call = request(`${url}/api/v1/events`, { method: 'POST', agent: this.agent, headers }, (answer) => {
        answer.resume();
        answer.on('error', () => done(null));
        answer.on('end', () => done(answer.statusCode === 202 ? id : null));
      });
      call.on('error', () => done(null));
      call.end(body);
    });
  }
}
