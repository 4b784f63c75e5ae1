import type { MongoConnection } from '../../src/adapters/mongo/connection.js';

/** What a process that dies looks like from within a test. */
export class Stopped extends Error {}

const WRITES = new Set([
  ...['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany', 'bulkWrite'],
  'findOneAndUpdate',
]);

/** A connection that lets `writes` writes through and dies before the next; reads are free. */
export function stoppingAfter(connection: MongoConnection, writes: number): MongoConnection {
  let left = writes;
  const collection = (name: string) =>
    new Proxy(connection.collection(name), {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        if (!WRITES.has(String(method))) return value.bind(target);
        return (...given: unknown[]) => {
          if (left === 0) return Promise.reject(new Stopped());
          left -= 1;
          return value.apply(target, given);
        };
      },
    });
  return new Proxy(connection, {
    get(target, name) {
      if (name === 'collection') return collection;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/**
 * Does some work over and over, each time with one write more before it dies, until it comes through. `after` is asked
 * after every death: it goes on where the work stopped and checks what is there.
 */
export async function stopBetweenEveryTwoWrites(
  begin: () => Promise<void>,
  work: (writes: number) => Promise<unknown>,
  after: () => Promise<void>,
): Promise<number> {
  for (let writes = 0; writes < 50; writes += 1) {
    await begin();
    try {
      await work(writes);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      await after();
      continue;
    }
    await after();
    return writes;
  }
  throw new Error('the work never comes to its end');
}
