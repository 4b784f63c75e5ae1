import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownDatabase, testRedisUrl } from '../database.js';
import { dataFolder, ownEnv } from '../story/processes.js';
import { chromiumPath } from './chromium.js';

export type Product = {
  readonly url: string;
  readonly password: (name: string) => string;
  readonly stop: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '../..');
/** Less than a `beforeAll` of a browser test has: what does not come up is ended and says why. */
const START_LIMIT_MS = 570_000;

function passwordsIn(file: string): (name: string) => string {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const known = new Map(lines.map((line) => line.split('\t')).map(([name, password]) => [name ?? '', password ?? '']));
  return (name) => {
    const password = known.get(name);
    if (!password) throw new Error(`no password of ${name} in ${file}`);
    return password;
  };
}

async function ready(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('a product without an output');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line.startsWith('READY ')) return line.slice('READY '.length);
  }
  throw new Error(`the product did not start:\n${said.slice(-20).join('\n')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/**
 * The product as `npm start` brings it up, with the sample loaded and its campaign run: on the servers of the test run, with a
 * database, a data folder and a port that the system chooses, all its own. One that is up already is taken where
 * TIDEMARK_BROWSER_URL and TIDEMARK_BROWSER_LOGINS (its logins.txt) name it.
 */
export async function startProduct(): Promise<Product> {
  const { TIDEMARK_BROWSER_URL: url, TIDEMARK_BROWSER_LOGINS: logins } = process.env;
  if (url && logins) return { url, password: passwordsIn(logins), stop: async () => undefined };
  // Where there is no browser, nothing is brought up for it.
  chromiumPath();
  const folder = dataFolder();
  const database = ownDatabase();
  const own = { MONGODB_URI: database.uri, REDIS_URL: testRedisUrl(), TIDEMARK_DATA: folder.path, PORT: '0' };
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'start.js')], {
    cwd: ROOT,
    env: { ...ownEnv(own), NODE_OPTIONS: '' } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const end = async () => {
    await stop(child);
    await database.drop();
    folder.remove();
  };
  const limit = setTimeout(() => child.kill('SIGTERM'), START_LIMIT_MS);
  try {
    const started = await ready(child);
    child.stdout?.resume();
    return { url: started, password: passwordsIn(join(folder.path, 'logins.txt')), stop: end };
  } catch (error) {
    await end();
    throw error;
  } finally {
    clearTimeout(limit);
  }
}
