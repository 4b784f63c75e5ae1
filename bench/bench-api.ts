import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { JoseTokens } from '../src/adapters/access/jose-tokens.js';
import type { MongoConnection } from '../src/adapters/mongo/connection.js';
import { MongoUserStore } from '../src/adapters/mongo/user.store.js';
import { API_MEMORY } from '../src/adapters/servers/product/services.js';
import { openClock } from '../src/adapters/system/clocks.js';
import type { Role } from '../src/core/access/role.js';
import { BENCH_NOW } from './run-customers.js';

const USER = 'bench';
const TOKEN_KEY = 'a secret for the tokens of the bench, long enough';

type Servers = { readonly mongodbUri: string; readonly redisUrl: string };
/** `api` is the built api; `profile` a folder for its processor profile. */
type BuiltApi = { readonly api: string; readonly profile: string | null };

/** The account that asks, and a token of it. */
export async function putUser(mongo: MongoConnection, role: Role): Promise<void> {
  const account = { role, passwordHash: 'none', passwordChanged: true, tokenVersion: 1 } as const;
  await new MongoUserStore(mongo).insert({ name: USER, ...account });
}

export async function tokenOf(dataDir: string): Promise<string> {
  const tokens = new JoseTokens(new TextEncoder().encode(TOKEN_KEY), openClock(dataDir, 'system'));
  return (await tokens.issue({ name: USER, tokenVersion: 1 })).token;
}

/** A process of its own that says where it listens. */
export async function startServer(script: string, execArgv: readonly string[], env: NodeJS.ProcessEnv) {
  const child = fork(script, [], { execArgv: [...execArgv], stdio: ['ignore', 'ignore', 2, 'ipc'], env });
  const url = await new Promise<string>((done, fail) => {
    child.on('message', (message: { readonly type?: string; readonly url?: string }) => {
      if (message.type === 'ready') done(message.url ?? '');
    });
    child.once('exit', (code) => fail(new Error(`${script} ended with ${code}`)));
  });
  const close = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill();
    await ended;
  };
  return { child, url, close };
}

/** The api, at the instant of the bench. */
export function startApi({ api, profile }: BuiltApi, { mongodbUri, redisUrl }: Servers, dataDir: string) {
  const profiled = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`];
  return startServer(resolve(api), [...API_MEMORY, ...profiled], {
    ...process.env,
    ...{ MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, TIDEMARK_DATA: dataDir, PORT: '0' },
    ...{ TIDEMARK_CLOCK: BENCH_NOW.toISOString(), TIDEMARK_TOKEN_KEY: TOKEN_KEY, TIDEMARK_LOG_LEVEL: 'warn' },
    TIDEMARK_KEY: '0'.repeat(64),
  });
}
