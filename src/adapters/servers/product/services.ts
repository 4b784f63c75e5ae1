import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Backoff } from '../run/backoff.js';
import { RESTART } from '../run/backoff.js';
import { type Plan, Supervised } from '../run/supervised.js';
import type { Environment, Say } from '../say.js';

/** What a service says when it can be used; which addresses it gives depends on the service. */
export type Ready = { readonly url?: string; readonly smtpUrl?: string; readonly smppUrl?: string };

export type ServiceRequest = {
  readonly dataDir: string;
  /** The Node that runs it. */
  readonly node: string;
  readonly name: string;
  readonly script: string;
  /** Loaded before the script. */
  readonly preload?: string | undefined;
  readonly env: () => Environment;
  readonly backoff?: Backoff | undefined;
  readonly onReturn?: (ready: Ready) => void;
};

/**
 * What Node may keep for a worker: its work is a stream, so more would only be garbage that nobody collects, and its memory
 * would be that of the machine and not of the work. What it keeps for good may double before all of it is gone through: answers of
 * the server come by the megabyte, and else there would be a search for garbage every few thousand customers.
 */
export const WORKER_MEMORY: readonly string[] = [
  '--max-semi-space-size=16',
  '--max-old-space-size=256',
  '--heap-growing-percent=100',
];

/**
 * Answers of the server are large, and soon let go of: each has memory of its own, which the system takes back. Else the C library
 * learns from the first to keep room for all, and what lies between them grows with the length of the work. Not every system's
 * library knows it.
 */
export const WORKER_ALLOCATION: Environment = { MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * Room for what requests leave behind: few outlive the next collection, so the rarer it is, the less there is to copy. And what
 * is kept may become four times as much before all of it is gone through. That takes a fifth of a second on every processor there
 * is: while prompts come at 200 a second, twice as much would be reached every twenty seconds, and one prompt in a hundred would
 * wait for it. The counting thread keeps a hundred megabytes of objects beside its columns, which counts would wait for too.
 */
export const API_MEMORY: readonly string[] = ['--max-semi-space-size=64', '--heap-growing-percent=300'];

const MEMORY: Readonly<Record<string, readonly string[]>> = { worker: WORKER_MEMORY, api: API_MEMORY };

const ALLOCATION: Readonly<Record<string, Environment>> = { worker: WORKER_ALLOCATION };

const READY_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 20_000;

function readiness(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve) => {
    child.on('message', (message: Ready & { readonly type?: string }) => {
      if (message.type === 'ready') resolve(message);
    });
  });
}

/** One of our own processes. */
export function service(request: ServiceRequest, say: Say): Supervised<Ready> {
  const { dataDir, node, name, script, preload, env, onReturn } = request;
  const memory = MEMORY[name] ?? [];
  const plan: Plan<Ready> = {
    name,
    command: node,
    args: ['--enable-source-maps', ...memory, ...(preload ? ['--import', preload] : []), script],
    env: () => ({ ...env(), ...ALLOCATION[name] }),
    ipc: true,
    folder: dataDir,
    noteFile: join(dataDir, 'run', `${name}.json`),
    marker: script,
    logFile: join(dataDir, 'logs', `${name}.log`),
    ready: readiness,
    readyLimitMs: READY_LIMIT_MS,
    stopLimitMs: STOP_LIMIT_MS,
    tries: 3,
    backoff: request.backoff ?? RESTART,
    ...(onReturn ? { onReturn } : {}),
  };
  return new Supervised(plan, say);
}
