import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const asBrowser = (url: string) =>
  doors.ask('GET', url, { as: null, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

describe('the console', () => {
  it.each([
    '/',
    '/index.html',
    '/runs',
    '/runs/win-back%7C20261102T180000Z',
    '/customers/a.b.c',
    '/rules/13-win-back?v=2',
    '/nothing-of-the-kind',
  ])('answers the address %s with its page, which is asked about each time', async (url) => {
    const { status, headers, text } = await asBrowser(url);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      expect.stringMatching(/^text\/html; charset=utf-8$/i),
      'no-cache',
    ]);
    expect(text).toContain('<title>Tidemark</title>');
  });

  it('lets files whose names carry their hash be kept for ever', async () => {
    const { status, headers } = await doors.ask('GET', '/assets/app-1a2b3c.js', { as: null });
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it.each([
    '/api/v1/nothing',
    '/api/nothing',
    '/api',
    '/health/nothing',
    '/health',
    '/docs/nothing',
    '/assets/app-gone.js',
    '/assets/.hidden',
  ])('has no page at %s', async (url) => {
    const { status, json } = await asBrowser(url);
    expect([status, json.error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  it('is that of another build once there is one, without a start of the product', async () => {
    const webDir = await mkdtemp(join(tmpdir(), 'tidemark-web-'));
    await cp(join(import.meta.dirname, 'web'), webDir, { recursive: true });
    const own = await openDoors({ webDir });
    await writeFile(join(webDir, 'index.html'), '<title>Another</title>');
    await writeFile(join(webDir, 'assets', 'app-4d5e6f.js'), 'export {};');
    for (const url of ['/', '/index.html', '/runs']) {
      const { text, headers } = await own.ask('GET', url, { as: null, headers: { accept: 'text/html' } });
      expect([text, headers['cache-control']]).toEqual(['<title>Another</title>', 'no-cache']);
    }
    const { status, headers } = await own.ask('GET', '/assets/app-4d5e6f.js', { as: null });
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers['x-content-type-options']).toBe('nosniff');
    await own.close();
    await rm(webDir, { recursive: true });
  });

  it('is no answer to a program', async () => {
    const { status, json } = await doors.ask('GET', '/runs', { as: null, headers: { accept: 'application/json' } });
    expect([status, json.error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
    expect((await doors.ask('POST', '/runs', { as: null, headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it('shows nothing that lies outside its folder', async () => {
    for (const url of ['/../doors.ts', '/..%2fdoors.ts', '/assets/..%2f..%2fdoors.ts', '/%2e%2e/doors.ts']) {
      const { text } = await doors.ask('GET', url, { as: null });
      expect(text).not.toContain('openDoors');
    }
  });

  it('may run scripts of its own only, and fetch nothing from elsewhere', async () => {
    const policy = String((await asBrowser('/')).headers['content-security-policy']).split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
    expect(policy.filter((line) => line.includes('unsafe'))).toEqual(["style-src 'self' 'unsafe-inline'"]);
  });
});
