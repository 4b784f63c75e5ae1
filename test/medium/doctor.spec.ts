import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'tidemark-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function doctor(settings: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const { MONGODB_URI: _mongo, REDIS_URL: _redis, TIDEMARK_CLOCK: _clock, ...others } = process.env;
  const env = { ...others, TIDEMARK_DATA: folder, PORT: '0', ...settings };
  const child = spawn(process.execPath, ['scripts/doctor.mjs', ...args], { env });
  let text = '';
  child.stdout.on('data', (more) => {
    text += more;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, text };
}

describe('npm run doctor', () => {
  it('says in both languages that a start would work', async () => {
    const { code, text } = await doctor({});
    expect(code).toBe(0);
    expect(text).toContain('npm start can run.');
    expect(text).toContain('可以运行 npm start。');
    expect(text).not.toContain('✗');
  });

  it('speaks one language where it is asked to', async () => {
    const { text } = await doctor({}, ['--lang', 'en']);
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('names a setting that cannot be used, and the fix', async () => {
    const { code, text } = await doctor({ TIDEMARK_CLOCK: 'yesterday' });
    expect(code).toBe(1);
    expect(text).toMatch(/✗.*TIDEMARK_CLOCK=yesterday/);
    expect(text).toMatch(/→.*2026-11-02T18:00:00Z/);
  });

  it('names a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, text } = await doctor({ PORT: port });
    await new Promise((resolve) => taken.close(resolve));
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`✗.*${port}`));
  });

  describe('on what browser tests need', () => {
    const bin = join(folder, 'bin');
    const put = (name: string, text: string) => {
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    };

    it('names what is missing and where it comes from', async () => {
      mkdirSync(bin, { recursive: true });
      const { text } = await doctor({ PATH: bin });
      expect(text).toMatch(/· .*Browser tests will fail: missing chromium, fonts-noto-cjk\n +→ .*root/);
      expect(text).toContain('apt-get install -y --no-install-recommends chromium fonts-noto-cjk');
    });

    it('asks for the font alone where Chromium is there', async () => {
      put('chromium', '');
      const { text } = await doctor({ PATH: bin });
      expect(text).toMatch(/· .*missing fonts-noto-cjk\n/);
    });

    it('is content with both', async () => {
      put('chromium', '');
      put('fc-list', 'echo Noto Sans CJK SC');
      const { text } = await doctor({ PATH: bin });
      expect(text).toContain(`Browser tests: ${join(bin, 'chromium')}, and a Chinese font`);
    });

    it('says that they are left out', async () => {
      const { text } = await doctor({ PATH: bin, TIDEMARK_NO_BROWSER: '1' });
      expect(text).toMatch(/· .*Browser tests: left out \(TIDEMARK_NO_BROWSER=1\)/);
    });
  });
});
