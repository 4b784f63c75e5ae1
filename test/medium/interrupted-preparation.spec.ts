import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

/** Takes a signal as npm does in the midst of its work: not at all. So does what it has started. */
const STUBBORN = `#!/usr/bin/env node
const { spawn } = require('node:child_process');
const { appendFileSync, mkdirSync } = require('node:fs');
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => console.log('npm error a long story'));
mkdirSync('node_modules/half', { recursive: true });
if (process.argv[2] === 'ci') spawn(process.execPath, [__filename, 'more'], { stdio: 'inherit' });
appendFileSync('pids', process.pid + '\\n');
setInterval(() => {}, 1_000);
`;
const SWIFT = `#!/usr/bin/env node
require('node:fs').writeFileSync('node_modules/.package-lock.json', '{ "packages": {} }');
`;

let root: string;
let child: ChildProcess | null = null;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidemark-prepare-'));
  cpSync('scripts', join(root, 'scripts'), { recursive: true });
  mkdirSync(join(root, 'bin'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'bin', 'package.json'), '{ "type": "commonjs" }');
  for (const name of ['package-lock.json', 'tsconfig.json']) writeFileSync(join(root, name), '{ "packages": {} }');
  writeFileSync(join(root, 'pids'), '');
});
afterEach(() => {
  child?.kill('SIGKILL');
  for (const pid of pids()) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const pids = () => readFileSync(join(root, 'pids'), 'utf8').trim().split('\n').filter(Boolean).map(Number);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '');
  } catch {
    return false;
  }
}

function prepare(npm: string) {
  writeFileSync(join(root, 'bin', 'npm'), npm);
  chmodSync(join(root, 'bin', 'npm'), 0o755);
  const PATH = `${join(root, 'bin')}:${join(process.execPath, '..')}:${process.env.PATH}`;
  const started = spawn(process.execPath, [join(root, 'scripts', 'prepare.mjs')], { env: { PATH } });
  child = started;
  let said = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise<number | null>((resolve) => started.once('close', resolve));
  return { child: started, ended, said: () => said };
}

describe('a preparation that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('says so at once and ends with all it has started, on %s', async (signal, code) => {
    const { child: running, ended, said } = prepare(STUBBORN);
    await eventually(() => pids().length === 2);
    running.kill(signal);
    await eventually(() => said().includes('Stopping … / 正在停止 …'));
    await expect(ended).resolves.toBe(code);
    expect(said()).not.toMatch(/npm ci failed|npm error/);
    expect(said().match(/Stopping/g)).toHaveLength(1);
    expect(pids().filter(isAlive)).toEqual([]);
    expect(existsSync(join(root, '.cache', 'prepare.lock'))).toBe(false);
  });

  it('is begun afresh by the next, even when an older one had come to its end', async () => {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{ "packages": {} }');
    writeFileSync(join(root, 'package-lock.json'), '{ "packages": { "node_modules/a": { "version": "1.0.0" } } }');
    const first = prepare(STUBBORN);
    await eventually(() => pids().length === 2);
    first.child.kill('SIGINT');
    await first.ended;
    writeFileSync(join(root, 'package-lock.json'), '{ "packages": {} }');
    const second = prepare(SWIFT);
    await second.ended;
    expect(second.said()).toContain('✓ Installing packages');
  });
});
