import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

const PROGRAM = '#!/bin/sh\n';
const HAS_FONT = `${PROGRAM}echo 'Noto Sans CJK SC'\n`;
/** Puts the browser and the font there when it is told to install, and keeps what it was told. */
const APT = `${PROGRAM}PATH=/usr/bin:/bin
bin=$(dirname "$0")
echo "$*" >> "$bin/asked"
case "$*" in *--download-only*|update*) exit 0;; esac
mv "$bin/chromium.deb" "$bin/chromium"
mv "$bin/fc-list.deb" "$bin/fc-list"
`;
const FAILS = `${PROGRAM}echo "E: Could not resolve 'deb.example.invalid'" >&2\nexit 100\n`;
/** Takes no notice of signals either, as dpkg in the midst of a package. */
const SLOW = APT.replace('mv ', `echo > "$bin/unpacking"; until [ -e "$bin/go" ]; do sleep 0.05; done\nmv `);

const CALL = (user: number, args: readonly string[]) => `
process.getuid = () => ${user};
const { ensureChromium } = await import(process.cwd() + '/scripts/install-chromium.mjs');
const { interruptibly } = await import(process.cwd() + '/scripts/child.mjs');
await interruptibly(() => ensureChromium(process.cwd(), ${JSON.stringify(args)}));
console.log('and the tests go on');
`;

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'tidemark-chromium-'));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

function put(programs: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(bin, name), text, { mode: 0o755 });
}

const asked = () => (existsSync(join(bin, 'asked')) ? readFileSync(join(bin, 'asked'), 'utf8').trim().split('\n') : []);

type Call = {
  readonly user?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

function ensure({ user = 0, args = [], env = {} }: Call = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CALL(user, args)], {
    env: { PATH: bin, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, said: () => said };
}

async function outcome(call: Call = {}) {
  const { ended, said } = ensure(call);
  return { code: await ended, said: said() };
}

const LATER = { 'chromium.deb': PROGRAM, 'fc-list.deb': HAS_FONT };
const THERE = { chromium: PROGRAM, 'fc-list': HAS_FONT };
const GOES_ON = 'and the tests go on\n';

describe('what browser tests need', () => {
  it('is installed by root as a named step, and then no more', async () => {
    put({ ...LATER, 'apt-get': APT });
    const { code, said } = await outcome();
    expect(code).toBe(0);
    expect(said).toMatch(/^… Installing .*chromium, fonts-noto-cjk .*\p{Script=Han}.*\n✓ .*\nand the tests go on\n$/u);
    expect(asked().map((line) => line.split(' -o ')[0])).toEqual([
      'update',
      'install --download-only -y --no-install-recommends chromium fonts-noto-cjk',
      'install -y --no-install-recommends chromium fonts-noto-cjk',
    ]);
    expect(await outcome()).toEqual({ code: 0, said: GOES_ON });
    expect(asked()).toHaveLength(3);
  });

  it('is only the font where Chromium is there', async () => {
    put({ ...LATER, chromium: PROGRAM, 'fc-list': PROGRAM, 'apt-get': APT });
    await outcome();
    expect(asked().at(-1)).toMatch(/--no-install-recommends fonts-noto-cjk /);
  });

  it('does not stop the other tests when it cannot be installed', async () => {
    put({ 'apt-get': FAILS });
    const { code, said } = await outcome();
    expect(code).toBe(0);
    expect(said).toContain("apt-get update (100): E: Could not resolve 'deb.example.invalid'");
    expect(said).toContain('apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk');
    expect(said).not.toContain('✓');
    expect(said.endsWith(GOES_ON)).toBe(true);
  });

  it.each<[string, Call, Readonly<Record<string, string>>]>([
    ['who is not root', { user: 1000 }, { ...LATER, 'apt-get': APT }],
    ['whose machine has no apt', {}, LATER],
  ])('is told to one %s', async (_who, call, programs) => {
    put(programs);
    const { code, said } = await outcome(call);
    expect([code, asked()]).toEqual([0, []]);
    expect(said).toMatch(/^Browser tests need Chromium.*\n浏览器测试需要/);
    expect(said.endsWith(GOES_ON)).toBe(true);
  });

  it.each<[string, Call, Readonly<Record<string, string>>]>([
    ['all is there', {}, { ...THERE, 'apt-get': APT }],
    ['they are left out', { env: { TIDEMARK_NO_BROWSER: '1' } }, { 'apt-get': APT }],
    ['other tests are asked for', { args: ['--bail', 'test/medium/doctor.spec.ts'] }, { 'apt-get': APT }],
  ])('is not spoken of where %s', async (_when, call, programs) => {
    put(programs);
    expect(await outcome(call)).toEqual({ code: 0, said: GOES_ON });
    expect(asked()).toEqual([]);
  });

  it.each([[['--bail']], [['test/browser']], [['first-walk']], [['doctor', 'browser']]])(
    'is looked for when jest is called with %j',
    async (args) => {
      put({ ...LATER, 'apt-get': APT });
      await outcome({ args });
      expect(asked()).toHaveLength(3);
    },
  );

  it('is not left half unpacked by who interrupts', async () => {
    put({ ...LATER, 'apt-get': SLOW });
    const { child, ended, said } = ensure();
    await eventually(() => existsSync(join(bin, 'unpacking')));
    child.kill('SIGINT');
    await eventually(() => said().includes('Stopping …'));
    writeFileSync(join(bin, 'go'), '');
    await expect(ended).resolves.toBe(130);
    expect(existsSync(join(bin, 'chromium'))).toBe(true);
    expect(said()).not.toContain(GOES_ON);
  });
});
