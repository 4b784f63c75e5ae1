import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from './run/data-folder.js';
import { writeWhole } from './run/own-process.js';

/** The part of `endpoints.json` that this room writes; the supervisor adds the rest. */
export type ServerEndpoints = {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly supervisorPid: number;
};

const fileIn = (dataDir: string) => join(dataDir, 'endpoints.json');

export function readServerEndpoints(dataDir: string): ServerEndpoints | null {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as ServerEndpoints;
  } catch {
    return null;
  }
}

export function writeEndpoints(dataDir: string, endpoints: ServerEndpoints): void {
  writeWhole(fileIn(dataDir), `${JSON.stringify(endpoints, null, 2)}\n`);
}

/** After a stop the ports stay written down for the next start, but nobody is behind them. */
export function markStopped(dataDir: string): void {
  const kept = readServerEndpoints(dataDir);
  if (kept !== null) {
    const { mongodbUri, redisUrl } = kept;
    writeEndpoints(dataDir, { mongodbUri, redisUrl, supervisorPid: 0 });
  }
}

/** Servers that somebody alive is running on this data folder; null means: start them. */
export function findRunningServers(dataDir: string): ServerEndpoints | null {
  const kept = readServerEndpoints(dataDir);
  return kept !== null && ownerOf(dataDir)?.pid === kept.supervisorPid ? kept : null;
}

/** The port of one of our own servers; a given server's is not ours to reuse. */
export function keptPort(url: string | undefined): number | null {
  const found = /^(?:mongodb|redis):\/\/127\.0\.0\.1:(\d+)(?:\/|$)/.exec(url ?? '');
  return found ? Number(found[1]) : null;
}
