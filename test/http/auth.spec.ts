import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ErrorSchema } from '../../src/adapters/http/errors/error-answer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const logIn = (name: unknown, password: unknown) =>
  doors.ask('POST', '/api/v1/auth/login', { as: null, body: { name, password } });
const withToken = (token: string) =>
  doors.ask('GET', '/api/v1/auth/me', { as: null, headers: { authorization: `Bearer ${token}` } });

describe('logging in', () => {
  it('answers a token that opens doors, and is on record', async () => {
    const { status, json } = await logIn('marketer', 'password of marketer');
    expect(status).toBe(200);
    expect(json.user).toEqual({ name: 'marketer', role: 'marketer', passwordChanged: false });
    expect((await withToken(json.token)).json).toMatchObject({ name: 'marketer', role: 'marketer' });
    expect(doors.actions()).toEqual(['login.ok']);
  });

  it('says the same of a wrong password as of a name nobody has', async () => {
    const wrong = await logIn('marketer', 'wrong');
    const nobody = await logIn('nobody', 'wrong');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const said = ({ json }: typeof wrong) => ({ ...json.error, requestId: '' });
    expect(said(wrong)).toEqual(said(nobody));
  });

  it('does not record what was typed as a name nobody has: it may be a password', async () => {
    await logIn('my secret password', 'x');
    expect(JSON.stringify(doors.audit.entries)).not.toContain('my secret password');
    expect(doors.actions()).toEqual(['login.failed']);
  });

  it('is throttled, also with the right password, and says for how long', async () => {
    for (let index = 0; index < 10; index += 1) await logIn('marketer', 'wrong');
    const { status, headers, json } = await logIn('marketer', 'password of marketer');
    expect(status).toBe(429);
    expect(headers['retry-after']).toBe('900');
    expect(json.error.message).toEqual({
      'zh-CN': '尝试次数过多，请在 900 秒后再试。',
      en: 'Too many tries. Please wait 900 seconds.',
    });
  });

  it('does not believe a header about the address it is asked from', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    await doors.ask('POST', '/api/v1/auth/login', { as: null, headers, body: { name: 'x', password: 'y' } });
    expect(doors.audit.entries[0]?.detail).toEqual({ address: '127.0.0.1' });
  });

  it.each([
    ['an operator for a name', { name: { $gt: '' }, password: 'x' }, '$.name', 'INPUT_WRONG_TYPE'],
    ['an operator for a password', { name: 'admin', password: { $ne: null } }, '$.password', 'INPUT_WRONG_TYPE'],
    ['a field nobody knows', { name: 'a', password: 'b', role: 'admin' }, '$.role', 'INPUT_FIELD_UNKNOWN'],
    ['a missing password', { name: 'a' }, '$.password', 'INPUT_MISSING'],
    ['a list', [], '$', 'INPUT_WRONG_TYPE'],
  ])('refuses %s with its path', async (_case, body, path, code) => {
    const { status, json } = await doors.ask('POST', '/api/v1/auth/login', { as: null, body });
    expect(status).toBe(400);
    expect(ErrorSchema.parse(json).error.problems).toContainEqual(expect.objectContaining({ path, code }));
    expect(doors.actions()).toEqual([]);
  });
});

describe('a token', () => {
  it('ends after eight hours of system time, whatever business time says', async () => {
    const { json } = await logIn('marketer', 'password of marketer');
    doors.clock.set(new Date('2030-01-01T00:00:00Z'));
    expect((await withToken(json.token)).status).toBe(200);
    doors.clock.advance(8 * 3_600_000 + 1_000);
    expect((await withToken(json.token)).status).toBe(401);
  });

  it.each([
    ['no header', {}],
    ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['rubbish', { authorization: 'Bearer rubbish' }],
  ])('%s is not one', async (_case, headers) => {
    const { status, headers: answered } = await doors.ask('GET', '/api/v1/auth/me', { as: null, headers });
    expect([status, answered['www-authenticate']]).toEqual([401, 'Bearer']);
  });

  it('in an address opens nothing', async () => {
    const token = await doors.token('admin');
    const { status } = await doors.ask('GET', `/api/v1/runs?token=${token}`, { as: null });
    expect(status).toBe(401);
  });
});

describe('changing the password', () => {
  const change = (token: string, current: string, next: string) =>
    doors.ask('POST', '/api/v1/auth/password', {
      as: null,
      headers: { authorization: `Bearer ${token}` },
      body: { current, next },
    });

  it('ends the tokens there were, and gives a new one', async () => {
    const old = await doors.token('manager');
    const { status, json } = await change(old, 'password of manager', 'a new long password');
    expect(status).toBe(200);
    expect((await withToken(old)).status).toBe(401);
    expect((await withToken(json.token)).status).toBe(200);
    expect((await logIn('manager', 'a new long password')).json.user.passwordChanged).toBe(true);
  });

  it.each([
    ['the current one is wrong', 'wrong', 'a new long password', '$.current', 'PASSWORD_WRONG'],
    ['it stays the same', 'password of manager', 'password of manager', '$.next', 'PASSWORD_UNCHANGED'],
    ['it is short', 'password of manager', 'short', '$.next', 'INPUT_TOO_SMALL'],
  ])('is refused where %s', async (_case, current, next, path, code) => {
    const { status, json } = await change(await doors.token('manager'), current, next);
    expect(status).toBe(400);
    expect(json.error.problems).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('cannot be tried for ever with a stolen token', async () => {
    const token = await doors.token('manager');
    for (let index = 0; index < 10; index += 1) await change(token, `guess ${index}`, 'a new long password');
    expect((await change(token, 'password of manager', 'a new long password')).status).toBe(429);
  });
});

describe('accounts', () => {
  it('are listed without their hashes', async () => {
    const { json } = await doors.ask('GET', '/api/v1/users');
    expect(json.items).toHaveLength(4);
    expect(JSON.stringify(json)).not.toContain('hash');
  });

  it('are made by an admin, who is told the password once', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/users', { body: { name: 'zhang.wei', role: 'manager' } });
    expect([status, json]).toEqual([201, { name: 'zhang.wei', role: 'manager', password: 'generated-password-1' }]);
    expect((await logIn('zhang.wei', 'generated-password-1')).status).toBe(200);
  });

  it('have one name each', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/users', { body: { name: 'admin', role: 'admin' } });
    expect([status, json.error.code, json.error.problems[0].path]).toEqual([409, 'CONFLICT', '$.name']);
  });

  it.each(['marketer', 'manager'] as const)('are not made by a %s', async (as) => {
    const { status } = await doors.ask('POST', '/api/v1/users', { as, body: { name: 'mine', role: 'admin' } });
    expect(status).toBe(403);
  });
});
