import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { keptPort } from '../../src/adapters/servers/endpoints.js';
import { commandLineOf } from '../../src/adapters/servers/run/process-id.js';
import { type RunningServers, startServers } from '../../src/adapters/servers/servers.js';
import { testDatabase, testRedisUrl } from '../database.js';

const folder = mkdtempSync(join(tmpdir(), 'tidemark-test-servers-'));
const root = join(import.meta.dirname, '..', '..');
const said: string[] = [];
const start = () =>
  startServers({
    dataDir: folder,
    cacheDir: join(root, '.cache'),
    say: (line) => said.push(line),
    database: 'tidemark_test_servers',
  });
const noted = (name: string): number => JSON.parse(readFileSync(join(folder, 'run', `${name}.json`), 'utf8')).pid;

async function write(servers: RunningServers): Promise<number> {
  const connection = await mongoose.createConnection(servers.mongodbUri).asPromise();
  const redis = new Redis(servers.redisUrl);
  try {
    const session = await connection.startSession();
    await session.withTransaction(() => connection.collection('tides').insertOne({ at: 'high' }, { session }));
    await session.endSession();
    await redis.incr('tides');
    return (await connection.collection('tides').countDocuments()) + Number(await redis.get('tides'));
  } finally {
    redis.disconnect();
    await connection.close();
  }
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 100_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`waited in vain; said:\n${said.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded servers', () => {
  it('keep data and ports over a stop, and leave nothing running', async () => {
    const first = await start();
    expect(await write(first)).toBe(2);
    const pids = [noted('mongo'), noted('redis')];
    await first.stop();
    expect(pids.map(commandLineOf)).toEqual(['', '']);
    const second = await start();
    expect([second.mongodbUri, second.redisUrl]).toEqual([first.mongodbUri, first.redisUrl]);
    expect(await write(second)).toBe(4);
    await second.stop();
  });

  it('take another port when theirs is taken, and the replica set follows', async () => {
    const before = JSON.parse(readFileSync(join(folder, 'endpoints.json'), 'utf8'));
    const intruder = createServer((socket) => socket.end()).listen(keptPort(before.mongodbUri) ?? 0, '127.0.0.1');
    const servers = await start();
    expect(servers.mongodbUri).not.toBe(before.mongodbUri);
    expect(await write(servers)).toBe(6);
    await servers.stop();
    intruder.close();
  });

  it('come back by themselves after a kill -9, with all that was acknowledged', async () => {
    const servers = await start();
    const count = await write(servers);
    const pids = [noted('mongo'), noted('redis')];
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await until(() => said.some((line) => line.startsWith('MongoDB is running again')));
    await until(() => said.some((line) => line.startsWith('Redis is running again')));
    expect(await write(servers)).toBe(count + 2);
    await servers.stop();
  });

  it('are refused to a second process while one has them', async () => {
    const servers = await start();
    await expect(start()).rejects.toThrow(/already running/);
    await servers.stop();
  });

  it('have the settings that the queues need', async () => {
    const redis = new Redis(testRedisUrl());
    const setting = async (name: string) => ((await redis.config('GET', name)) as string[])[1];
    expect(await setting('maxmemory-policy')).toBe('noeviction');
    expect(await setting('appendonly')).toBe('yes');
    expect(await setting('hash-max-listpack-value')).toBe('256');
    redis.disconnect();
  });
});

describe('a MongoDB that was given', () => {
  const given = testDatabase();

  it('is used as it is and not stopped', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-test-given-'));
    const request = { dataDir, cacheDir: join(root, '.cache'), say: () => undefined };
    const servers = await startServers({ ...request, mongodbUri: given, redisUrl: testRedisUrl() });
    expect(servers.mongodbUri).toBe(given);
    await servers.stop();
    const connection = await mongoose.createConnection(given).asPromise();
    await connection.close();
    rmSync(dataDir, { recursive: true });
  });

  it('that cannot be reached is named', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-test-given-'));
    const request = { dataDir, cacheDir: join(root, '.cache'), say: () => undefined, redisUrl: testRedisUrl() };
    await expect(startServers({ ...request, mongodbUri: 'mongodb://127.0.0.1:1/t' })).rejects.toThrow(/MONGODB_URI/);
    rmSync(dataDir, { recursive: true });
  });
});
