import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPersonalDataKey, openTokenSecret, personalDataKeyFile } from './keys.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tidemark-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = (change: { readonly given?: string; readonly customers?: boolean } = {}) =>
  openPersonalDataKey({ dataDir, given: change.given, hasCustomers: async () => change.customers ?? false });

describe('the key of personal data', () => {
  it('is made once and found again, by its owner only', async () => {
    const key = await open();
    expect(key).toHaveLength(32);
    await expect(open({ customers: true })).resolves.toEqual(key);
    const file = personalDataKeyFile(dataDir);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('is not made anew when customers are sealed with one that is gone', async () => {
    await expect(open({ customers: true })).rejects.toThrow(/personal-data\.key[\s\S]*TIDEMARK_KEY[\s\S]*密钥/);
    expect(() => readFileSync(personalDataKeyFile(dataDir))).toThrow('ENOENT');
  });

  it('is the given one where one is given, and no file is made', async () => {
    await expect(open({ given: 'AB'.repeat(32), customers: true })).resolves.toEqual(Buffer.alloc(32, 0xab));
    expect(() => readFileSync(personalDataKeyFile(dataDir))).toThrow('ENOENT');
  });

  it.each(['', 'short', `${'a'.repeat(63)}g`, 'a'.repeat(66)])('is refused when damaged: "%.10s"', async (text) => {
    await open();
    writeFileSync(personalDataKeyFile(dataDir), text);
    await expect(open()).rejects.toThrow(/64 hexadecimal digits/);
  });
});

describe('the secret of tokens', () => {
  it('is made once and found again, or given', () => {
    const secret = openTokenSecret(dataDir, undefined);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(openTokenSecret(dataDir, undefined)).toBe(secret);
    expect(openTokenSecret(dataDir, 'given by somebody who may')).toBe('given by somebody who may');
    expect(statSync(join(dataDir, 'keys', 'token.key')).mode & 0o777).toBe(0o600);
  });
});
