import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { LoginThrottle } from '../../flows/ports/login-throttle.js';

/** Tries in a quarter of an hour. An address may be a whole office behind one gateway, so it has more. */
const WINDOW_SECONDS = 15 * 60;
const TRIES = { name: 10, address: 50 } as const;

/** Names are hashed: what was typed as one may be a password. */
function keyOf(name: string): string {
  return createHash('sha256').update(name.toLowerCase()).digest('hex');
}

async function take(limiter: RateLimiterRedis, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
  }
}

export class RedisLoginThrottle extends LoginThrottle {
  private readonly names: RateLimiterRedis;
  private readonly addresses: RateLimiterRedis;

  constructor(redis: Redis, prefix: string) {
    super();
    const limiter = (kind: keyof typeof TRIES) =>
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: `${prefix}:login:${kind}`,
        points: TRIES[kind],
        duration: WINDOW_SECONDS,
      });
    this.names = limiter('name');
    this.addresses = limiter('address');
  }

  override async take(name: string, address: string): Promise<number | null> {
    const waits = [await take(this.addresses, address), await take(this.names, keyOf(name))];
    const seconds = waits.filter((wait) => wait !== null);
    return seconds.length === 0 ? null : Math.max(...seconds);
  }

  override async giveBack(name: string, address: string): Promise<void> {
    await this.names.delete(keyOf(name));
    await this.addresses.reward(address);
  }
}
