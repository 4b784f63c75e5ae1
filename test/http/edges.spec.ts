import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ErrorSchema } from '../../src/adapters/http/errors/error-answer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const send = (payload: string, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  doors.ask('POST', '/api/v1/campaigns', { payload, headers });

describe('every error has one form', () => {
  it.each<[string, () => ReturnType<Doors['ask']>, number, string]>([
    ['malformed JSON', () => send('{"id": '), 400, 'BODY_NOT_JSON'],
    ['an empty body called JSON', () => send(''), 400, 'BODY_NOT_JSON'],
    ['a poisoned prototype', () => send('{"__proto__": {"role": "admin"}}'), 400, 'BODY_NOT_JSON'],
    ['a body too large', () => send(JSON.stringify({ id: 'x'.repeat(1_100_000) })), 413, 'BODY_TOO_LARGE'],
    ['another content type', () => send('<a/>', { 'content-type': 'text/xml' }), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['an unknown address', () => doors.ask('GET', '/api/v1/nothing'), 404, 'ROUTE_UNKNOWN'],
    ['an unknown page', () => doors.ask('GET', '/nothing.html', { as: null }), 404, 'ROUTE_UNKNOWN'],
    ['a path out of the pages', () => doors.ask('GET', '/..%2fpackage.json', { as: null }), 404, 'ROUTE_UNKNOWN'],
    ['no log-in', () => doors.ask('GET', '/api/v1/runs', { as: null }), 401, 'NOT_LOGGED_IN'],
  ])('%s', async (_case, ask, status, code) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    const { error } = ErrorSchema.parse(answer.json);
    expect(error.code).toBe(code);
    expect(error.message['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(answer.headers['x-request-id']).toBe(error.requestId);
  });

  it('a fault says nothing but its request id, which is in the log', async () => {
    doors.runs.list = async () => {
      throw new Error('the database is away: mongodb://secret-host');
    };
    const { status, json, text } = await doors.ask('GET', '/api/v1/runs');
    expect([status, json.error.code]).toEqual([500, 'FAULT']);
    expect(text).not.toContain('secret-host');
    const line = doors
      .logged()
      .split('\n')
      .find((one) => one.includes('the database is away'));
    expect(line).toContain(json.error.requestId);
  });
});

describe('what is not valid', () => {
  const STORED = /未保存|stored/;
  const said = ({ json }: Awaited<ReturnType<Doors['ask']>>) => {
    const { code, message } = ErrorSchema.parse(json).error;
    return [code, STORED.test(message['zh-CN']), STORED.test(message.en)];
  };

  it.each(['/api/v1/runs/zzz', '/api/v1/runs/zzz/funnel', '/api/v1/customers/%00', '/api/v1/runs?limit=x'])(
    'of an address, says nothing of storing: %s',
    async (address) => {
      const asked = await doors.ask('GET', address);
      expect(asked.status).toBe(400);
      expect(said(asked)).toEqual(['INVALID_INPUT', false, false]);
    },
  );

  it('of what was handed in, says that nothing of it was stored', async () => {
    expect(said(await send('{}'))).toEqual(['INVALID_INPUT', true, true]);
  });
});

describe('what is known of nobody', () => {
  it.each([
    'decisions',
    'outreach',
    'history',
    'events',
    'merges',
    'prompts',
    'calls',
    'stages',
    'stage-months?model=arpu-band',
  ])('is asked for at %s, on record, and is not there', async (door) => {
    const { status, json } = await doors.ask('GET', `/api/v1/customers/nobody/${door}`);
    expect([status, json.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(doors.audit.entries.map(({ subject }) => subject)).toContain('nobody');
    expect((await doors.ask('GET', `/api/v1/customers/c-1/${door}`)).status).toBe(200);
  });
});

it('a body of thirty megabytes is refused with an answer, not with a connection that breaks', async () => {
  await doors.app.listen(0, '127.0.0.1');
  const { port } = doors.app.getHttpServer().address() as AddressInfo;
  const headers = { ...JSON_TYPE, authorization: `Bearer ${await doors.token('admin')}` };
  const body = Buffer.alloc(30 * 1024 ** 2, 'x');
  for (const chunked of [false, true]) {
    const said = await new Promise<{ readonly status?: number | undefined; readonly text: string }>(
      (resolve, reject) => {
        const url = { host: '127.0.0.1', port, method: 'POST', path: '/api/v1/rule-packs/check' };
        const length = chunked ? {} : { 'content-length': String(body.length) };
        const asking = request({ ...url, headers: { ...headers, ...length } }, (answer) => {
          let text = '';
          answer.on('data', (part) => {
            text += part;
          });
          answer.on('end', () => resolve({ status: answer.statusCode, text }));
        });
        asking.on('error', reject);
        asking.end(body);
      },
    );
    expect([said.status, JSON.parse(said.text).error.code]).toEqual([413, 'BODY_TOO_LARGE']);
  }
});

describe('the log', () => {
  it('holds no token, password, typed value, query or id of a person', async () => {
    const token = await doors.token('admin');
    await doors.ask('POST', '/api/v1/auth/login', {
      as: null,
      body: { name: 'typed-name', password: 'typed-password' },
    });
    await doors.ask('POST', '/api/v1/customers/lookup', { body: { field: 'email', value: 'typed@example.invalid' } });
    await doors.ask('GET', '/api/v1/customers/c-1/explain?rule=typed-rule');
    await doors.ask('GET', '/api/v1/customers/typed-customer');
    await doors.ask('GET', '/typed-address?typed-query=1', { as: null });
    const logged = doors.logged();
    expect(logged).toContain('/api/v1/customers/:id');
    expect(logged).not.toContain(token);
    expect(logged).not.toMatch(/typed/);
  });
});

describe('every answer', () => {
  it.each(['/', '/assets/app-1a2b3c.js', '/docs', '/openapi.json', '/api/v1/clock', '/health/live'])(
    '%s is guarded',
    async (url) => {
      const { status, headers } = await doors.ask('GET', url, { as: null });
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-request-id']).toMatch(/^req_/);
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('of the interface is kept nowhere, and no other site may read it', async () => {
    const { headers } = await doors.ask('GET', '/api/v1/clock', { as: null, headers: { origin: 'http://elsewhere' } });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('has an id of ours, whatever the caller says', async () => {
    const { headers } = await doors.ask('GET', '/health/live', { as: null, headers: { 'x-request-id': 'theirs' } });
    expect(headers['x-request-id']).not.toBe('theirs');
  });
});

describe('the page of the interface', () => {
  it('asks nothing of anywhere else and carries no script in itself', async () => {
    const { text } = await doors.ask('GET', '/docs', { as: null });
    expect(text).not.toMatch(/(?:src|href)=['"](?:https?:)?\/\//);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>\s*\S/);
    for (const [, path] of text.matchAll(/(?:src|href)=['"]\.\/([^'"]+)['"]/g)) {
      expect(`${path} ${(await doors.ask('GET', `/${path}`, { as: null })).status}`).toBe(`${path} 200`);
    }
  });
});

describe('health', () => {
  it('lives and is ready', async () => {
    expect((await doors.ask('GET', '/health/live', { as: null })).json).toEqual({ status: 'up' });
    const { status, json } = await doors.ask('GET', '/health/ready', { as: null });
    expect([status, json]).toEqual([200, { status: 'up', servers: { mongodb: 'up', redis: 'up' } }]);
  });

  it('is not ready without a server behind it, and lives on', async () => {
    const away = await openDoors({
      probes: { mongodb: async () => undefined, redis: () => Promise.reject(new Error('away')) },
    });
    const { status, json } = await away.ask('GET', '/health/ready', { as: null });
    expect([status, json.servers]).toEqual([503, { mongodb: 'up', redis: 'down' }]);
    expect((await away.ask('GET', '/health/live', { as: null })).status).toBe(200);
    await away.close();
  });

  it('shows business time beside the machine’s', async () => {
    const { json } = await doors.ask('GET', '/api/v1/clock', { as: null });
    expect(json).toMatchObject({
      now: '2026-11-02T18:00:00.000Z',
      system: '2026-11-20T08:00:00.000Z',
      offsetMs: -1_519_200_000,
      setting: 'sample',
    });
  });
});
