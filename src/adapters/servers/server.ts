import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindContext } from './find/cache.js';
import { type Version, type VersionCheck, versionOf } from './find/version.js';
import { writeWhole } from './run/own-process.js';
import { freePort } from './run/ports.js';
import { type Plan, Supervised } from './run/supervised.js';

export type ServerRequest = {
  readonly dataDir: string;
  readonly context: FindContext;
  /** Where it was found the last time. */
  readonly port: number | null;
};

export type RunningServer = { readonly url: string; readonly stop: (limitMs?: number) => Promise<void> };

/** What MongoDB and Redis differ in. */
export type ServerKind = {
  readonly name: string;
  readonly folder: string;
  readonly find: (context: FindContext, check: VersionCheck) => Promise<string>;
  readonly check: (writtenBy: string | null) => VersionCheck;
  readonly args: (folder: string, port: number, version: Version) => readonly string[];
  /** What its command line says about its data folder: how a process of ours is told from all others. */
  readonly marker: (folder: string) => string;
  readonly ready: (port: number, signal: AbortSignal) => Promise<void>;
  readonly url: (port: number) => string;
  readonly stopLimitMs: number;
};

const READY_LIMIT_MS = 60_000;

function writerOf(versionFile: string): string | null {
  try {
    return readFileSync(versionFile, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

type Program = { readonly binary: string; readonly version: Version };

function planFor(kind: ServerKind, dataDir: string, program: Program): (port: number) => Plan<number> {
  const folder = join(dataDir, kind.folder);
  return (port) => ({
    name: kind.name,
    command: program.binary,
    args: kind.args(folder, port, program.version),
    folder: dataDir,
    noteFile: join(dataDir, 'run', `${kind.folder}.json`),
    marker: kind.marker(folder),
    logFile: join(dataDir, 'logs', `${kind.folder}.log`),
    ready: async (_child, signal) => {
      await kind.ready(port, signal);
      return port;
    },
    readyLimitMs: READY_LIMIT_MS,
    stopLimitMs: kind.stopLimitMs,
    tries: 1,
  });
}

/** Found or fetched, on the port of the last start if that is still free, and remembered by its release line. */
export async function startServer(kind: ServerKind, request: ServerRequest): Promise<RunningServer> {
  const { dataDir, context } = request;
  const versionFile = join(dataDir, `${kind.folder}.version`);
  const binary = await kind.find(context, kind.check(writerOf(versionFile)));
  const version = await versionOf(binary);
  context.signal?.throwIfAborted();
  context.say(`Starting ${kind.name} ${version.join('.')} / 正在启动 ${kind.name} ${version.join('.')}`);
  mkdirSync(join(dataDir, kind.folder), { recursive: true, mode: 0o700 });
  const running = await onSomePort(planFor(kind, dataDir, { binary, version }), kind, request);
  writeWhole(versionFile, `${version[0]}.${version[1]}\n`);
  return running;
}

/** A port can be lost between the look and the start; a second one is tried before the failure is believed. */
async function onSomePort(
  planOn: (port: number) => Plan<number>,
  kind: ServerKind,
  { context, port: wanted }: ServerRequest,
): Promise<RunningServer> {
  await new Supervised(planOn(0), context.say).clearLeftover();
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted);
    const server = new Supervised(planOn(port), context.say);
    try {
      await server.start();
      return { url: kind.url(port), stop: (limitMs) => server.stop(limitMs) };
    } catch (error) {
      await server.stop();
      if (attempt >= 2 || context.signal?.aborted) throw error;
    }
  }
}
