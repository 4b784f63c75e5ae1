import type { Collection, MongoConnection } from '../../src/adapters/mongo/connection.js';

/** The process died here, in the middle of its work. */
export class Crash extends Error {}

/** Asked before a database call is made, and after it was made but before anybody hears of it. */
export type Gate = { pass<T>(call: string, work: () => Promise<T>): Promise<T> };

const WRITES = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
];
const READS = ['findOne', 'countDocuments'];

type Cursor = { hasNext(): Promise<boolean>; toArray(): Promise<unknown>; [method: string]: unknown };
type AnyCall = (...args: unknown[]) => unknown;

const inTransaction = (args: readonly unknown[]) =>
  args.some((arg) => typeof arg === 'object' && arg !== null && 'session' in arg);

/** A find goes out when its first row is asked for; batches of tests are one. */
function gatedCursor(cursor: Cursor, name: string, gate: Gate): unknown {
  let asked = false;
  return new Proxy(cursor, {
    get(target, key) {
      const member = target[String(key)];
      if (key === 'hasNext') {
        return async () => {
          if (asked) return target.hasNext();
          asked = true;
          return gate.pass(name, () => target.hasNext());
        };
      }
      if (key === 'toArray') {
        return () => gate.pass(name, () => target.toArray());
      }
      if (key === Symbol.asyncIterator) {
        return async function* () {
          yield* (await gate.pass(name, () => target.toArray())) as readonly unknown[];
        };
      }
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const answer = (member as AnyCall).apply(target, args);
        return answer === target ? gatedCursor(target, name, gate) : answer;
      };
    },
  });
}

function gatedCollection(collection: object, name: string, gate: Gate): unknown {
  return new Proxy(collection, {
    get(target, key) {
      const member = (target as Record<string, unknown>)[String(key)];
      if (typeof member !== 'function') return member;
      const call = (member as AnyCall).bind(target);
      if (key === 'find') {
        return (...args: unknown[]) => {
          const cursor = call(...args) as Cursor;
          return inTransaction(args) ? cursor : gatedCursor(cursor, `${name}.find`, gate);
        };
      }
      if (!WRITES.includes(String(key)) && !READS.includes(String(key))) return call;
      return async (...args: unknown[]) => {
        if (inTransaction(args)) return call(...args);
        return gate.pass(`${name}.${String(key)}`, async () => call(...args));
      };
    },
  });
}

/** A reading that goes to the server as a command of its own. */
function gatedDb(db: MongoConnection['db'], gate: Gate): unknown {
  return new Proxy(db, {
    get(target, key) {
      const member = (target as unknown as Record<string, unknown>)[String(key)];
      if (typeof member !== 'function') return member;
      const call = (member as AnyCall).bind(target);
      if (key !== 'command') return call;
      return (command: object, ...args: unknown[]) => {
        const [name = 'command', on] = Object.entries(command)[0] ?? [];
        return gate.pass(name === 'find' ? `${on}.find` : name, async () => call(command, ...args));
      };
    },
  });
}

/** The connection with a gate before and after each of its calls; a transaction is one call, let through at its start. */
export function gated(connection: MongoConnection, gate: Gate): MongoConnection {
  return new Proxy(connection, {
    get(target, key) {
      if (key === 'collection') {
        return (name: string) => gatedCollection(target.collection(name), name, gate) as Collection<object>;
      }
      if (key === 'db') return gatedDb(target.db, gate);
      if (key === 'inTransaction') {
        return (work: Parameters<MongoConnection['inTransaction']>[0]) =>
          gate.pass('transaction', () => target.inTransaction(work));
      }
      if (key === 'answerOf') {
        return (...args: Parameters<MongoConnection['answerOf']>) =>
          gate.pass(`${args[0]}.find`, () => target.answerOf(...args));
      }
      const member = (target as unknown as Record<string, unknown>)[String(key)];
      return typeof member === 'function' ? (member as AnyCall).bind(target) : member;
    },
  });
}

/** Lets one of several actors make one database call at a time, in an order that a seed decides. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private idle: (() => void) | null = null;

  /** Of one actor: what it asks for ahead waits until its call before has ended, so that it is one call at a time. */
  gate(crashAt: number | null, crashAfter: boolean): Gate {
    let calls = 0;
    let last: Promise<unknown> = Promise.resolve();
    const passed = async <T>(call: string, work: () => Promise<T>): Promise<T> => {
      await this.turn();
      calls += 1;
      const own = calls;
      if (own === crashAt && !crashAfter) throw new Crash(`before ${call}`);
      const answer = await work();
      if (own === crashAt) throw new Crash(`after ${call}`);
      return answer;
    };
    return {
      pass: (call, work) => {
        const next = last.then(() => passed(call, work));
        last = next.catch(() => {});
        return next;
      },
    };
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.settled();
    });
  }

  /** Everybody waits, or has ended: the one let through last has come to rest. */
  private settled(): void {
    if (this.waiting.length >= this.running) this.idle?.();
  }

  /** Runs the actors to their ends; between any two calls of theirs, when all of them wait, `look` is run. */
  async play(
    actors: readonly (() => Promise<void>)[],
    pick: (count: number) => number,
    look: () => Promise<void>,
  ): Promise<void> {
    this.running = actors.length;
    const faults: unknown[] = [];
    const allWait = () =>
      new Promise<void>((resolve) => {
        this.idle = resolve;
        this.settled();
      });
    const ends = actors.map(async (actor) => {
      try {
        await actor();
      } catch (error) {
        if (!(error instanceof Crash)) faults.push(error);
      } finally {
        this.running -= 1;
        this.settled();
      }
    });
    for (;;) {
      await allWait();
      this.idle = null;
      if (faults.length > 0 || this.running === 0) break;
      await look();
      const [next] = this.waiting.splice(pick(this.waiting.length), 1);
      next?.();
    }
    for (const next of this.waiting.splice(0)) next();
    if (faults.length === 0) await Promise.all(ends);
    if (faults.length > 0) throw faults[0];
  }
}
