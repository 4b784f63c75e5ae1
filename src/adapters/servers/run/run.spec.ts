import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServerError } from '../say.js';
import { nextDelay } from './backoff.js';
import { makeDataFolder, ownDataFolder, ownerOf } from './data-folder.js';
import { lastWords, openLog, sizeOf, writtenSince } from './log-file.js';
import { isOurs, noteOf, stopLeftover, writeWhole } from './own-process.js';
import { freePort, isFree } from './ports.js';
import { commandLineOf } from './process-id.js';

let folder: string;
let sleeper: ChildProcess;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-run-'));
  sleeper = spawn('sleep', ['300']);
  await once(sleeper, 'spawn');
});
afterEach(() => {
  sleeper.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('telling our own processes from others', () => {
  const note = () => noteOf(sleeper.pid ?? 0, folder);

  it('knows one by number, birth, folder and words', () => {
    expect(commandLineOf(sleeper.pid ?? 0)).toBe('sleep 300');
    expect(isOurs(note(), folder, 'sleep 300')).toBe(true);
  });

  it.each([
    ['a number that was given to another process since', () => ({ ...note(), birth: 'earlier' }), 'sleep'],
    ['a note that was copied here with another folder', () => ({ ...note(), folder: '/elsewhere' }), 'sleep'],
    ['other words', note, 'mongod'],
    ['nobody', () => ({ ...note(), pid: 2 ** 22 + 1 }), ''],
  ])('lets alone: %s', async (_case, noteIn, marker) => {
    const file = join(folder, 'note.json');
    writeWhole(file, JSON.stringify(noteIn()));
    await expect(stopLeftover(file, folder, marker)).resolves.toBe(false);
    expect(sleeper.kill(0)).toBe(true);
  });

  it('ends what is ours and removes the note', async () => {
    const file = join(folder, 'note.json');
    writeWhole(file, JSON.stringify(note()));
    const ended = once(sleeper, 'exit');
    await expect(stopLeftover(file, folder, 'sleep 300')).resolves.toBe(true);
    await ended;
    expect(existsSync(file)).toBe(false);
  });
});

describe('the data folder', () => {
  it('is made, with all above it, and made again is there', () => {
    const deep = join(folder, 'a', 'b');
    for (const _ of [1, 2]) makeDataFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
  });

  it.each([
    ['a file is in its place', 'taken'],
    ['a file is above it', 'taken/data'],
  ])('is said in both languages not to be made where %s', async (_case, name) => {
    writeFileSync(join(folder, 'taken'), 'mine');
    const said = /TIDEMARK_DATA\) cannot be made[\s\S]*无法创建数据目录/;
    expect(() => makeDataFolder(join(folder, name))).toThrow(ServerError);
    expect(() => makeDataFolder(join(folder, name))).toThrow(said);
    await expect(ownDataFolder(join(folder, name))).rejects.toThrow(said);
  });

  it('has one owner at a time', async () => {
    const letGo = await ownDataFolder(folder);
    expect(ownerOf(folder)?.pid).toBe(process.pid);
    await expect(ownDataFolder(folder)).rejects.toThrow(/already running.*\n.*\n.*正在使用/);
    letGo();
    expect(ownerOf(folder)).toBeNull();
  });

  it('is taken over from an owner that was killed', async () => {
    writeFileSync(
      join(folder, 'owner.json'),
      JSON.stringify({ ...noteOf(sleeper.pid ?? 0, folder), birth: 'earlier' }),
    );
    const letGo = await ownDataFolder(folder);
    expect(ownerOf(folder)?.pid).toBe(process.pid);
    letGo();
  });
});

describe('ports', () => {
  it('gives the wanted one when it is free and another when it is taken', async () => {
    const wanted = await freePort();
    await expect(freePort(wanted)).resolves.toBe(wanted);
    const server = createServer().listen(wanted, '127.0.0.1');
    await once(server, 'listening');
    await expect(isFree(wanted)).resolves.toBe(false);
    await expect(freePort(wanted)).resolves.not.toBe(wanted);
    server.close();
  });
});

describe('pauses between restarts', () => {
  const backoff = { firstMs: 1_000, mostMs: 30_000, healthyMs: 60_000 };
  it.each([
    ['the first death', 0, 5, 1_000],
    ['a second one soon after', 1_000, 5, 2_000],
    ['never longer than the most', 20_000, 5, 30_000],
    ['after a healthy minute afresh', 30_000, 60_000, 1_000],
  ])('%s', (_case, previous, lived, expected) => expect(nextDelay(backoff, previous, lived)).toBe(expected));
});

describe('logs', () => {
  it('moves a log of more than 10 MB aside', () => {
    const file = join(folder, 'logs', 'worker.log');
    writeWhole(file, 'x'.repeat(10 * 1024 * 1024 + 1));
    openLog(file);
    expect(statSync(`${file}.1`).size).toBeGreaterThan(10 * 1024 * 1024);
    expect(sizeOf(file)).toBe(0);
  });

  it('tells what was written since, and of a program that says no error its last lines', () => {
    const file = join(folder, 'mongo.log');
    writeFileSync(file, 'Error: long ago\n');
    const from = sizeOf(file);
    writeFileSync(file, 'one\ntwo\n\nthree\n', { flag: 'a' });
    expect(lastWords(writtenSince(file, from), 3)).toBe('    two\n    three');
    expect(writtenSince(join(folder, 'none.log'), 0)).toBe('');
  });

  it.each([
    [
      'a message of several lines with what the error holds',
      `throw new RuleError('Rules / 规则:\\n  a.json\\n    无 / none')`,
    ],
    [
      'one that another caused',
      `throw new RuleError('Rules / 规则:\\n  a.json\\n    无 / none', { cause: new Error('deep') })`,
    ],
    ['one that nobody waited for', `Promise.reject(new RuleError('Rules / 规则:\\n  a.json\\n    无 / none'))`],
  ])('tells of a Node that died the message whole and nothing else: %s', (_case, fault) => {
    const script = `class RuleError extends Error { name = 'RuleError'; problems = [{ a: 1 }, { b: { c: [1, 2] } }] }\n${fault}`;
    const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(stderr).toContain('problems:');
    expect(lastWords(stderr)).toBe('    RuleError: Rules / 规则:\n      a.json\n        无 / none');
  });

  it('writes whole files for the owner only', () => {
    const file = join(folder, 'endpoints.json');
    writeWhole(file, '{}');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});
