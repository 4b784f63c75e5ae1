import { resolve } from 'node:path';
import { keptPort, markStopped, readServerEndpoints, writeEndpoints } from './endpoints.js';
import type { FindContext } from './find/cache.js';
import { checkGivenRedis } from './given-redis.js';
import { mongodKind } from './mongod.js';
import { REDIS } from './redis-server.js';
import { checkGivenMongo } from './replica-set.js';
import { ownDataFolder } from './run/data-folder.js';
import { reasonOf, type Say, ServerError } from './say.js';
import { type RunningServer, startServer } from './server.js';

export type ServersRequest = {
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly say: Say;
  /** Given ones are checked and used as they are; never stopped. */
  readonly mongodbUri?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** MONGOMS_SYSTEM_BINARY. */
  readonly mongodBinary?: string | undefined;
  readonly database?: string | undefined;
  /** Gives up looking, fetching and starting. */
  readonly signal?: AbortSignal | undefined;
};

export type RunningServers = {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Redis first, then MongoDB with a graceful shutdown. Safe to call twice; a second call may shorten the wait. */
  readonly stop: (limitMs?: number) => Promise<void>;
};

async function givenMongo(uri: string): Promise<RunningServer> {
  await checkGivenMongo(uri);
  return { url: uri, stop: async () => undefined };
}

async function givenRedis(url: string, say: Say): Promise<RunningServer> {
  await checkGivenRedis(url, say);
  return { url, stop: async () => undefined };
}

/** Both or neither: when one fails, the other is stopped before the failure is told. */
async function both(
  mongo: Promise<RunningServer>,
  redis: Promise<RunningServer>,
  signal?: AbortSignal,
): Promise<readonly [RunningServer, RunningServer]> {
  const [first, second] = await Promise.allSettled([mongo, redis]);
  if (first.status === 'fulfilled' && second.status === 'fulfilled' && !signal?.aborted) {
    return [first.value, second.value];
  }
  for (const outcome of [second, first]) if (outcome.status === 'fulfilled') await outcome.value.stop();
  signal?.throwIfAborted();
  const reasons = [first, second].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  throw reasons.length === 1 ? reasons[0] : new ServerError(reasons.map(reasonOf).join('\n\n'));
}

/** MongoDB and Redis for whoever needs them: `npm start`, tests, benches, chaos and the CLI alike. */
export async function startServers(request: ServersRequest): Promise<RunningServers> {
  const { say, signal, mongodbUri, redisUrl } = request;
  const dataDir = resolve(request.dataDir);
  const letGo = await ownDataFolder(dataDir);
  try {
    const kept = readServerEndpoints(dataDir);
    const context: FindContext = { cacheDir: resolve(request.cacheDir), say, ...(signal ? { signal } : {}) };
    const base = { dataDir, context };
    const mongod = mongodKind(request.database ?? 'tidemark', request.mongodBinary);
    const [mongo, redis] = await both(
      mongodbUri ? givenMongo(mongodbUri) : startServer(mongod, { ...base, port: keptPort(kept?.mongodbUri) }),
      redisUrl ? givenRedis(redisUrl, say) : startServer(REDIS, { ...base, port: keptPort(kept?.redisUrl) }),
      signal,
    );
    writeEndpoints(dataDir, { mongodbUri: mongo.url, redisUrl: redis.url, supervisorPid: process.pid });
    let stopping: Promise<void> | null = null;
    const stopAll = async (limitMs?: number) => {
      await redis.stop(limitMs);
      await mongo.stop(limitMs);
      markStopped(dataDir);
      letGo();
    };
    return {
      mongodbUri: mongo.url,
      redisUrl: redis.url,
      stop: (limitMs) => {
        if (stopping !== null && limitMs !== undefined) void Promise.all([redis.stop(limitMs), mongo.stop(limitMs)]);
        stopping ??= stopAll(limitMs);
        return stopping;
      },
    };
  } catch (error) {
    letGo();
    throw error;
  }
}
