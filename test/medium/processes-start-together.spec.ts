import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';

const run = promisify(execFile);
const PROCESSES = 8;
const SOURCES = [
  'adapters/system/clocks.ts',
  'adapters/system/keys.ts',
  'adapters/system/write-once.ts',
  'flows/ports/clock.ts',
];

let folder: string;

/** What each process of the product does first, compiled for processes of their own. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-together-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const source of SOURCES) {
    const { code } = transformFileSync(join('src', source));
    const file = join(folder, 'dist', source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  mkdirSync(join(folder, 'samples'));
  writeFileSync(join(folder, 'samples', 'operator.json'), readFileSync('samples/operator.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function together(module: string, script: string): Promise<readonly string[]> {
  const code = `const m = await import(${JSON.stringify(join(folder, 'dist', 'adapters', 'system', module))});
    await new Promise((go) => setTimeout(go, Math.max(0, Number(process.argv[1]) - Date.now())));
    ${script}`;
  // All at one instant, or the first would be done before the last begins.
  const at = String(Date.now() + 1_500);
  const starts = Array.from({ length: PROCESSES }, () =>
    run(process.execPath, ['--input-type=module', '-e', code, at]).then(({ stdout }) => stdout),
  );
  return await Promise.all(starts);
}

describe('processes that start together', () => {
  it('share one key of personal data', async () => {
    const data = join(folder, 'keys-data');
    const place = `{ dataDir: ${JSON.stringify(data)}, hasCustomers: async () => false }`;
    const keys = await together('keys.js', `console.log((await m.openPersonalDataKey(${place})).toString('hex'))`);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}\n$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('share one clock, also at a new setting', async () => {
    const data = JSON.stringify(join(folder, 'clock-data'));
    const offset = (setting: string) => `console.log(m.openClock(${data}, ${setting}).describe().offsetMs)`;
    const first = await together('clocks.js', offset('undefined'));
    expect(new Set(first).size).toBe(1);
    const second = await together('clocks.js', offset("'2026-12-01T00:00:00Z'"));
    expect(new Set(second).size).toBe(1);
    expect(second[0]).not.toBe(first[0]);
    await expect(together('clocks.js', offset("'2026-12-01T00:00:00Z'"))).resolves.toEqual(second);
  });
});
