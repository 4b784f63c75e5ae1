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
  mkdirSync(dataDir, { recursive: true });
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

  it('a port that is no number, and every other at once', () => {
    const { stderr, ...rest } = start({ PORT: 'abc', TIDEMARK_LOG_LEVEL: 'loud', TIDEMARK_CHUNK_CUSTOMERS: '0.5' });
    expect(rest).toEqual({ status: 1, stdout: '', left: [] });
    expect(stderr).toBe(
      [
        'Settings that cannot be used / 无法使用的配置:',
        '  PORT: a whole number from 0 to 65535 / 0 到 65535 的整数',
        '  TIDEMARK_CHUNK_CUSTOMERS: a whole number from 1 to 20000 / 1 到 20000 的整数',
        '  TIDEMARK_LOG_LEVEL: one of trace, debug, info, warn, error, fatal / 须为 trace、debug、info、warn、error、fatal 之一\n',
      ].join('\n'),
    );
  });

  it.each(['notes.txt', 'notes.txt/data'])('a file in place of the data folder: %s', (name) => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { stderr, ...rest } = start({ TIDEMARK_DATA: join(folder, name) });
    expect(rest).toEqual({ status: 1, stdout: '', left: [] });
    expect(stderr).toBe(
      [
        `The data folder ${join(folder, name)} (TIDEMARK_DATA) cannot be made: there is a file in its place or above it.`,
        `无法创建数据目录 ${join(folder, name)}（TIDEMARK_DATA）：该路径或其上级已有同名文件。\n`,
      ].join('\n'),
    );
  });

  it('a clock that cannot be read, and business time that would go back', () => {
    const kept = join(folder, 'data', 'clock.json');
    mkdirSync(join(folder, 'data'));
    writeFileSync(kept, '{"setting":');
    const { stderr, ...rest } = start({});
    expect(rest).toEqual({ status: 1, stdout: '', left: ['clock.json'] });
    expect(stderr).toMatch(/^\S+clock\.json cannot be read[\s\S]*无法读取/);
    writeFileSync(kept, JSON.stringify({ setting: 'instant 2100-01-01T00:00:00.000Z', offsetMs: 4e12 }));
    expect(start({ TIDEMARK_CLOCK: 'system' })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^TIDEMARK_CLOCK=system would set business time back[\s\S]*倒退/),
    });
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
