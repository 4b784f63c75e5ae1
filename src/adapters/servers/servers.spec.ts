import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findRunningServers, keptPort, markStopped, readServerEndpoints, writeEndpoints } from './endpoints.js';
import { complaintsAbout } from './given-redis.js';
import { mongodCheck } from './mongod.js';
import { REDIS, redisCheck } from './redis-server.js';
import { ownDataFolder } from './run/data-folder.js';
import { testDatabaseUri } from './test-servers.js';

const folder = mkdtempSync(join(tmpdir(), 'tidemark-endpoints-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('which server may open a data folder', () => {
  it.each([
    ['new, MongoDB 6.0', mongodCheck(null)([6, 0, 5]), true],
    ['new, MongoDB 5.0', mongodCheck(null)([5, 0, 9]), false],
    ['of 6.0, MongoDB 6.0', mongodCheck('6.0')([6, 0, 9]), true],
    ['of 6.0, MongoDB 8.2', mongodCheck('6.0')([8, 2, 0]), false],
    ['new, Redis 6.2', redisCheck(null)([6, 2, 14]), true],
    ['new, Redis 6.0', redisCheck(null)([6, 0, 16]), false],
    ['of 6.2, Redis 7.0', redisCheck('6.2')([7, 0, 15]), true],
    ['of 7.0, Redis 6.2', redisCheck('7.0')([6, 2, 14]), false],
  ])('%s', (_case, complaint, isGood) => expect(complaint === null).toBe(isGood));
});

describe('the options of Redis', () => {
  it.each([
    [[7, 0, 15], '--hash-max-listpack-value'],
    [[6, 2, 14], '--hash-max-ziplist-value'],
  ] as const)('%j knows %s', (version, name) => {
    const args = REDIS.args('/data/redis', 1, version);
    expect(args[args.indexOf('256') - 1]).toBe(name);
    expect(`${args.join(' ')} `).toContain(REDIS.marker('/data/redis'));
  });
});

describe('kept ports', () => {
  it.each([
    ['mongodb://127.0.0.1:27101/tidemark?replicaSet=rs0', 27_101],
    ['redis://127.0.0.1:27102', 27_102],
    ['mongodb://db.example.invalid:27017/tidemark', null],
    ['mongodb+srv://db.example.invalid/tidemark', null],
    [undefined, null],
  ])('%s', (url, expected) => expect(keptPort(url)).toBe(expected));

  it('are remembered after a stop, when nobody is behind them any more', async () => {
    const letGo = await ownDataFolder(folder);
    const running = {
      mongodbUri: 'mongodb://127.0.0.1:1/t',
      redisUrl: 'redis://127.0.0.1:2',
      supervisorPid: process.pid,
    };
    writeEndpoints(folder, running);
    expect(findRunningServers(folder)).toEqual(running);
    markStopped(folder);
    expect(findRunningServers(folder)).toBeNull();
    letGo();
    expect(keptPort(readServerEndpoints(folder)?.mongodbUri)).toBe(1);
  });
});

describe('tests touch only databases of their own', () => {
  it.each([
    ['mongodb://127.0.0.1:1', 'mongodb://127.0.0.1:1/tidemark_test_ab'],
    ['mongodb://127.0.0.1:1/?replicaSet=rs0', 'mongodb://127.0.0.1:1/tidemark_test_ab?replicaSet=rs0'],
    ['mongodb://u:p@h:1,h:2/tidemark_test_x?replicaSet=rs0', 'mongodb://u:p@h:1,h:2/tidemark_test_ab?replicaSet=rs0'],
  ])('%s', (given, expected) => expect(testDatabaseUri(given, 'ab')).toBe(expected));

  it.each(['mongodb://127.0.0.1:1/tidemark', 'mongodb://127.0.0.1:1/other?replicaSet=rs0', 'redis://127.0.0.1:1'])(
    'refuses %s',
    (given) => expect(() => testDatabaseUri(given, 'ab')).toThrow(),
  );
});

describe('a Redis that was given', () => {
  it.each([
    ['noeviction', true, 0],
    ['allkeys-lru', true, 1],
    ['allkeys-lru', false, 2],
  ])('%s, persistent %s: %s complaints', (policy, isPersistent, count) => {
    expect(complaintsAbout(policy, isPersistent)).toHaveLength(count);
  });
});
