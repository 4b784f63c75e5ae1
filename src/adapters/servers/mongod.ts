import { setTimeout as wait } from 'node:timers/promises';
import { findMongod } from './find/find-mongod.js';
import { isAtLeast, type Version } from './find/version.js';
import { becomePrimary, replicaSetUri } from './replica-set.js';
import { askPort } from './run/ports.js';
import type { ServerKind } from './server.js';

const LEAST = [6, 0] as const;

/** A data folder is read by the release line that wrote it; another one refuses to start on it. */
export function mongodCheck(writtenBy: string | null): (version: Version) => string | null {
  return (version) => {
    if (!isAtLeast(version, LEAST)) return 'older than 6.0 / 版本低于 6.0';
    if (writtenBy === null || `${version[0]}.${version[1]}` === writtenBy) return null;
    return `the data folder was written by MongoDB ${writtenBy} / 数据目录由 MongoDB ${writtenBy} 写入`;
  };
}

/** A replica set of one: transactions and change streams need a set. */
export function mongodKind(database: string, given?: string): ServerKind {
  return {
    name: 'MongoDB',
    folder: 'mongo',
    find: (context, check) => findMongod(context, check, given),
    check: mongodCheck,
    args: (folder, port) => [
      ...['--replSet', 'rs0', '--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'],
      ...['--nounixsocket', '--wiredTigerCacheSizeGB', '0.5', '--quiet'],
    ],
    marker: (folder) => `--dbpath ${folder} `,
    ready: async (port, signal) => {
      while ((await askPort(port, null)) === null) await wait(50, undefined, { signal });
      await becomePrimary(port, signal);
    },
    url: (port) => replicaSetUri(port, database),
    stopLimitMs: 30_000,
  };
}
