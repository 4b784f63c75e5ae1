import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Entry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly os?: unknown;
};
type Lock = { readonly packages: Readonly<Record<string, Entry>> };
type Script = {
  readonly missingFrom: (packages: Lock['packages']) => readonly { readonly name: string }[];
  readonly complete: (lock: Lock) => { readonly lock: Lock; readonly added: number };
  readonly platformOf: (name: string) => Record<string, readonly string[]>;
};

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lock: Lock = JSON.parse(text);
const script: Script = await import(join(root, 'scripts', 'complete-lock.mjs'));

describe('package-lock.json', () => {
  it('has an entry for every optional package of every platform', () => {
    expect(script.missingFrom(lock.packages).map(({ name }) => name)).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/"https?:\/\/[^"]*\.tgz"/);
  });

  it('fits package.json', () => {
    const { version, dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    expect(lock.packages['']).toMatchObject({ version, dependencies, devDependencies, optionalDependencies });
  });
});

describe('completing a lock', () => {
  it.each([
    ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@swc/core-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@msgpackr-extract/msgpackr-extract-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@oxc-parser/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
  ])('%s is for %j', (name, expected) => expect(script.platformOf(name)).toEqual(expected));

  it('adds what is missing once and drops addresses', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0', resolved: 'x', optionalDependencies: { '@a/linux-x64-gnu': '1.0.0' } },
    };
    const first = script.complete({ packages });
    expect(first.added).toBe(1);
    expect(first.lock.packages['node_modules/@a/linux-x64-gnu']).toMatchObject({ version: '1.0.0', optional: true });
    expect(first.lock.packages['node_modules/a']?.resolved).toBeUndefined();
    expect(script.complete(first.lock).added).toBe(0);
  });
});
