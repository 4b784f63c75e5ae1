import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder that stays empty: nothing was started. */
function start(settings: Readonly<Record<string, string>>) {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const env = { PATH: process.env.PATH, PORT: '0', TIDEMARK_DATA: dataDir, ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist', 'start.js')], {
    env,
    encoding: 'utf8',
    timeout: 100_000,
  });
  return { status, stdout, stderr, left: readdirSync(dataDir) };
}

describe('settings that cannot be used are refused before any server is started', () => {
  it('a clock that is no instant', () => {
    const { stderr, ...rest } = start({ TIDEMARK_CLOCK: 'yesterday' });
    expect(rest).toEqual({ status: 1, stdout: '', left: [] });
    expect(stderr).toBe(
      [
        "TIDEMARK_CLOCK must be 'system' or an instant such as 2026-11-02T18:00:00Z, not 'yesterday'.",
        "TIDEMARK_CLOCK 须为 'system' 或如 2026-11-02T18:00:00Z 的时刻，而不是 'yesterday'。\n",
      ].join('\n'),
    );
  });

  it('a folder without rules', () => {
    const { stderr, ...rest } = start({ TIDEMARK_RULES: join(folder, 'nowhere') });
    expect(rest).toEqual({ status: 1, stdout: '', left: [] });
    expect(stderr).toMatch(/^Rule files that cannot be used \/ 规则文件有误:\n/);
    expect(stderr).not.toMatch(/problems:|^ {4}at /m);
  });

  it('one rule file of many', () => {
    const rules = join(folder, 'rules');
    cpSync('rules', rules, { recursive: true });
    writeFileSync(join(rules, 'policy', 'retry.json'), '{"maximum": "often"}');
    const { stderr, ...rest } = start({ TIDEMARK_RULES: rules });
    expect(rest).toEqual({ status: 1, stdout: '', left: [] });
    expect(stderr).toContain('policy/retry.json');
  });
});
