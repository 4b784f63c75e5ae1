import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase } from './replica-set.js';
import { ownerOf } from './run/data-folder.js';
import { stopLeftover } from './run/own-process.js';
import { type Environment, type Say, ServerError } from './say.js';
import { type RunningServers, startServers } from './servers.js';

const PREFIX = 'tidemark_test_';
const FOLDER = 'tidemark-test-';

export type TestServersRequest = {
  readonly cacheDir: string;
  /** Handed in by the root that runs the tests; MONGODB_URI and REDIS_URL in it are not looked at. */
  readonly env: Environment;
  readonly say: Say;
  readonly signal?: AbortSignal;
};

/** The address with a test's own database in it. Any database that is not named as a test's is refused. */
export function testDatabaseUri(uri: string, run: string): string {
  const parsed = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(uri);
  const [, server, named = '', options = ''] = parsed ?? [];
  if (server === undefined) throw new ServerError(`not a MongoDB address: ${uri} / 不是 MongoDB 地址：${uri}`);
  if (named !== '' && !named.startsWith(PREFIX)) {
    throw new ServerError(
      `Tests touch only databases named ${PREFIX}*, not "${named}". / 测试只使用名为 ${PREFIX}* 的数据库，不使用“${named}”。`,
    );
  }
  return `${server}/${PREFIX}${run}${options}`;
}

/**
 * What a killed test run left in the system's temporary folder: its servers are stopped and the folder
 * removed. Only folders named as a test's, whose owner is dead.
 */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER))) {
    const folder = join(tmpdir(), name);
    const isRunOver = existsSync(join(folder, 'owner.json')) && ownerOf(folder) === null;
    if (!isRunOver) continue;
    await stopLeftover(join(folder, 'run', 'redis.json'), folder, `--dir ${join(folder, 'redis')} `, 2_000);
    await stopLeftover(join(folder, 'run', 'mongo.json'), folder, `--dbpath ${join(folder, 'mongo')} `, 5_000);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Servers for tests, benches and chaos: of their own in a temporary folder, or those in TIDEMARK_TEST_MONGODB_URI
 * and TIDEMARK_TEST_REDIS_URL. Never the product's.
 */
export async function startTestServers(request: TestServersRequest): Promise<RunningServers> {
  const run = randomBytes(6).toString('hex');
  const { TIDEMARK_TEST_MONGODB_URI: mongo, TIDEMARK_TEST_REDIS_URL: redis, MONGOMS_SYSTEM_BINARY } = request.env;
  const given = mongo ? testDatabaseUri(mongo, run) : undefined;
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), FOLDER));
  try {
    const servers = await startServers({
      dataDir: folder,
      cacheDir: request.cacheDir,
      say: request.say,
      mongodbUri: given,
      redisUrl: redis || undefined,
      mongodBinary: MONGOMS_SYSTEM_BINARY,
      database: `${PREFIX}${run}`,
      signal: request.signal,
    });
    return {
      ...servers,
      stop: async (limitMs) => {
        if (given) await dropDatabase(given).catch(() => undefined);
        await servers.stop(limitMs);
        rmSync(folder, { recursive: true, force: true });
        await sweep();
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
