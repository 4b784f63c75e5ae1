import { Redis } from 'ioredis';

/** Keys of one operator: one database, one prefix; the braces keep a queue's keys in one slot of a cluster. */
export type RedisPlace = { readonly url: string; readonly prefix: string };

export function prefixOf(database: string): string {
  return `{tidemark-${database}}`;
}

/** For producers and checks: a request fails at once while Redis is away, and the caller hears of it. */
export function producerConnection(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  // Without a listener one lost connection would end the process; ioredis reconnects by itself.
  redis.on('error', () => undefined);
  return redis;
}
