import { Redis } from 'ioredis';
import { reasonOf, type Say, ServerError } from './say.js';

/** The value after a name in Redis's `CONFIG GET` or `INFO` answer. */
export function complaintsAbout(policy: string, isPersistent: boolean): readonly string[] {
  const complaints: string[] = [];
  if (policy !== 'noeviction') {
    complaints.push(
      `REDIS_URL may throw jobs away: maxmemory-policy is ${policy}, it should be noeviction / REDIS_URL 可能丢弃任务：maxmemory-policy 为 ${policy}，应为 noeviction`,
    );
  }
  if (!isPersistent) {
    complaints.push(
      'REDIS_URL keeps nothing over a restart: switch on appendonly / REDIS_URL 重启后不保留数据：请启用 appendonly',
    );
  }
  return complaints;
}

async function setting(redis: Redis, name: string): Promise<string> {
  const answer = (await redis.config('GET', name)) as readonly string[];
  return answer[1] ?? '';
}

/** A Redis that was given is used as it is; what may lose jobs is said, and not forbidden. */
export async function checkGivenRedis(url: string, say: Say): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new ServerError(`REDIS_URL cannot be reached / 无法连接 REDIS_URL: ${reasonOf(error)}`);
  }
  try {
    const isPersistent = (await setting(redis, 'appendonly')) === 'yes' || (await setting(redis, 'save')) !== '';
    for (const complaint of complaintsAbout(await setting(redis, 'maxmemory-policy'), isPersistent)) say(complaint);
  } catch {
    say(
      'REDIS_URL does not tell its settings; make sure of noeviction / 无法读取 REDIS_URL 的配置，请确认为 noeviction',
    );
  } finally {
    redis.disconnect();
  }
}
