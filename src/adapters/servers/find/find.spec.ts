import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstThatWorks, type Source } from './attempts.js';
import { fromCache, inWorkFolder, keep } from './cache.js';
import { reachable } from './find-mongod.js';
import { onPath, runCommand } from './run-command.js';
import { accepted, isAtLeast, parseVersion } from './version.js';

const WANTED = { what: 'Moonlight', fix: { en: 'wait for the night', zh: '等到夜里' } };
const refusing = (name: string, reason: string): Source => ({ name, find: () => Promise.reject(new Error(reason)) });

describe('looking for a program', () => {
  it('takes the first source that answers and asks no further', async () => {
    const sources = [
      refusing('path', 'not there'),
      { name: 'cache', find: async () => '/x' },
      refusing('net', 'never'),
    ];
    await expect(firstThatWorks(WANTED, sources)).resolves.toBe('/x');
  });

  it('tells everything that was tried, why each refused, and the fix, in both languages', async () => {
    const failed = firstThatWorks(WANTED, [refusing('path', 'not there'), refusing('cache', 'damaged')]);
    await expect(failed).rejects.toThrow(
      /path: not there\n.*cache: damaged\nWhat helps: wait for the night\n解决办法：等到夜里/,
    );
  });

  it('ends when it is interrupted, without asking the rest', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(firstThatWorks(WANTED, [{ name: 'cache', find: async () => '/x' }], stop.signal)).rejects.toThrow();
  });
});

describe('versions', () => {
  it.each([
    ['db version v6.0.5\nBuild Info', [6, 0, 5]],
    ['Redis server v=7.0.15 sha=00000000:0', [7, 0, 15]],
    ['Valkey server v=8.1.0', [8, 1, 0]],
    ['no number', null],
  ])('%j', (text, expected) => expect(parseVersion(text)).toEqual(expected));

  it.each([
    [[6, 0, 0], true],
    [[5, 9, 9], false],
    [[7, 0, 0], true],
  ] as const)('%j is at least 6.0: %s', (version, expected) => expect(isAtLeast(version, [6, 0])).toBe(expected));

  it('refuses with the reason of the check', async () => {
    await expect(accepted(process.execPath, () => 'too old')).rejects.toThrow(/too old/);
    await expect(accepted(process.execPath, () => null)).resolves.toBe(process.execPath);
  });
});

describe('running programs', () => {
  it('says that a program is not installed', async () => {
    await expect(runCommand('no-such-program', [], { limitMs: 1_000 })).rejects.toThrow(/not installed/);
    await expect(onPath('no-such-program')).rejects.toThrow(/PATH/);
    await expect(onPath('sh')).resolves.toMatch(/^\//);
  });

  it('ends one that takes too long', async () => {
    await expect(runCommand('sleep', ['20'], { limitMs: 50 })).rejects.toThrow(/took too long/);
  });

  it('finds that nobody listens, without waiting', async () => {
    await expect(reachable('127.0.0.1', 1)).resolves.toBe(false);
  });
});

describe('the cache', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tidemark-cache-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was kept, and removes what was damaged since', async () => {
    const program = join(folder, 'fetched');
    const target = join(folder, 'kept', 'program');
    writeFileSync(program, 'bytes');
    await keep(program, target);
    await expect(fromCache(target)).resolves.toBe(target);
    writeFileSync(target, 'other bytes');
    await expect(fromCache(target)).rejects.toThrow(/damaged/);
    await expect(fromCache(target)).rejects.toThrow();
    expect(() => readFileSync(target)).toThrow();
  });

  it('says that nothing was fetched yet', async () => {
    await expect(fromCache(join(folder, 'nothing'))).rejects.toThrow(/not fetched yet/);
  });

  it('removes its work folder when the work fails', async () => {
    let seen = '';
    const failing = inWorkFolder(folder, async (work) => {
      seen = work;
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(() => readFileSync(join(seen, '.'))).toThrow(/ENOENT/);
  });
});
