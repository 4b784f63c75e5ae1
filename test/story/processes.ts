import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Env = Readonly<Record<string, string | undefined>>;

export function dataFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tidemark-story-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Settings of the machine that a test must not take over. */
const FOREIGN = ['MONGODB_URI', 'REDIS_URL', 'TIDEMARK_DATA', 'TIDEMARK_CLOCK', 'TIDEMARK_KEY', 'PORT'];

export function ownEnv(own: Env): Env {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name));
  return { ...Object.fromEntries(inherited), ...own };
}

export type Service<Ready> = {
  readonly child: ChildProcess;
  readonly ready: Ready;
  readonly ended: Promise<number | null>;
};

/** A process of the built product; resolves when it says that it is ready. */
export function startService<Ready>(script: string, env: Env): Promise<Service<Ready>> {
  const child = spawn(process.execPath, [join('dist', script)], {
    env: { ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output = `${output}${text}`.slice(-4_000);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    child.on('message', (message: Ready & { readonly type?: string }) => {
      if (message.type === 'ready') resolve({ child, ready: message, ended });
    });
    void ended.then((code) => reject(new Error(`${script} ended with ${code} before it was ready:\n${output}`)));
  });
}

export async function stopService(service: Service<unknown> | null): Promise<void> {
  if (!service || service.child.exitCode !== null || service.child.signalCode !== null) return;
  service.child.kill('SIGTERM');
  await service.ended;
}

/** Asks again until the answer is there; a test's own time limit ends it otherwise. */
export async function until<T>(ask: () => Promise<T | null | false | undefined>, everyMs = 50): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
