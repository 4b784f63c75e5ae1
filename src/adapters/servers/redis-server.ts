import { setTimeout as wait } from 'node:timers/promises';
import { findRedis } from './find/find-redis.js';
import { isAtLeast, type Version } from './find/version.js';
import { askPort } from './run/ports.js';
import type { ServerKind } from './server.js';

const LEAST = [6, 2] as const;

/** An older Redis would pass over a newer one's files in silence and start empty. */
export function redisCheck(writtenBy: string | null): (version: Version) => string | null {
  return (version) => {
    if (!isAtLeast(version, LEAST)) return 'older than 6.2 / 版本低于 6.2';
    const [major = 0, minor = 0] = (writtenBy ?? '').split('.').map(Number);
    if (isAtLeast(version, [major, minor])) return null;
    return `the data folder was written by Redis ${writtenBy} / 数据目录由 Redis ${writtenBy} 写入`;
  };
}

export const REDIS: ServerKind = {
  name: 'Redis',
  folder: 'redis',
  find: findRedis,
  check: redisCheck,
  args: (folder, port, version) => [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--save', ''],
    // The last keeps the command line readable as given: see the marker.
    ...[isAtLeast(version, [7, 0]) ? '--hash-max-listpack-value' : '--hash-max-ziplist-value', '256'],
    ...['--set-proc-title', 'no'],
  ],
  marker: (folder) => `--dir ${folder} `,
  ready: async (port, signal) => {
    while (!(await askPort(port, 'PING\r\n'))?.startsWith('+PONG')) await wait(30, undefined, { signal });
  },
  url: (port) => `redis://127.0.0.1:${port}`,
  stopLimitMs: 15_000,
};
