import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Product = {
  readonly url: string;
  readonly password: (name: string) => string;
  readonly stop: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '../..');

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

/** A database of one's own on the servers the tests are given. */
function ownServers(): Record<string, string> {
  const { TIDEMARK_TEST_MONGODB_URI: mongodb, TIDEMARK_TEST_REDIS_URL: redis } = process.env;
  if (!mongodb || !redis) throw new Error('browser tests run with the servers of npm test');
  const database = new URL(mongodb);
  database.pathname = `/tidemark_browser_${process.pid}`;
  const queues = new URL(redis);
  queues.pathname = '/9';
  return { MONGODB_URI: database.href, REDIS_URL: queues.href };
}

/**
 * The product as `npm start` brings it up, with the sample loaded and its campaign run. One that is up already is taken where
 * TIDEMARK_BROWSER_URL and TIDEMARK_BROWSER_LOGINS (its logins.txt) name it.
 */
export async function startProduct(): Promise<Product> {
  const { TIDEMARK_BROWSER_URL: url, TIDEMARK_BROWSER_LOGINS: logins } = process.env;
  if (url && logins) return { url, password: passwordsIn(logins), stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-browser-'));
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'start.js')], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...ownServers(), TIDEMARK_DATA: dataDir, PORT: '3198' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const started = await ready(child);
  child.stdout?.resume();
  return {
    url: started,
    password: passwordsIn(join(dataDir, 'logins.txt')),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
