import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiKeySchema, CreatedKeySchema } from '../../src/adapters/http/access/keys.schema.js';
import { RandomIds } from '../../src/adapters/system/random-ids.js';
import { isKeyForm, keyOf } from '../../src/core/access/api-key.js';
import { CreateKey } from '../../src/flows/create-key.js';
import { ApiKeyStore } from '../../src/flows/ports/api-key-store.js';
import { Clock } from '../../src/flows/ports/clock.js';
import { anEvent } from '../contract/customer-record.contract.js';
import { type Doors, openDoors } from './doors.js';

const V1 = '/api/v1';
const WISH = { name: 'billing', scopes: ['events:write'] };
const { at, ...happened } = anEvent({ customerId: 'c-1' });
const EVENTS = { events: [{ ...happened, at: at.toISOString() }] };

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const make = async (body: unknown = WISH) => (await doors.ask('POST', `${V1}/keys`, { body })).json;
const bearer = (key: string) => ({ as: null, headers: { authorization: `Bearer ${key}` } });
const tell = (key: string) => doors.ask('POST', `${V1}/events`, { ...bearer(key), body: EVENTS });
const refusals = () => doors.audit.entries.filter(({ action }) => action === 'key.refused');

describe('keys', () => {
  it('are made by an admin, who is shown the key once', async () => {
    const { status, json } = await doors.ask('POST', `${V1}/keys`, { body: WISH });
    expect(status).toBe(201);
    expect(isKeyForm(CreatedKeySchema.parse(json).key)).toBe(true);
    const list = await doors.ask('GET', `${V1}/keys`);
    const { key, ...shown } = json;
    expect(list.json.items).toEqual([shown]);
    expect(list.text).not.toContain(key);
    expect(doors.actions()).toEqual(['key.create']);
  });

  it('are kept as a hash, and are in no log and on no record', async () => {
    const { key, id } = await make();
    await tell(key);
    const kept = JSON.stringify([...doors.keys.kept.values()]);
    expect(kept).toContain(id);
    expect(`${kept}${doors.logged()}${JSON.stringify(doors.audit.entries)}`).not.toContain(key);
  });

  it.each(['marketer', 'manager', 'agent', 'approver'] as const)(
    'are neither made, seen nor ended by a %s',
    async (as) => {
      const { id } = await make();
      const asked = [
        doors.ask('POST', `${V1}/keys`, { as, body: WISH }),
        doors.ask('GET', `${V1}/keys`, { as }),
        doors.ask('DELETE', `${V1}/keys/${id}`, { as }),
      ];
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403]);
    },
  );

  it.each([
    ['a scope nobody knows', { ...WISH, scopes: ['everything'] }, '$.scopes[0]'],
    ['no scope', { ...WISH, scopes: [] }, '$.scopes'],
    ['scopes as text', { ...WISH, scopes: 'events:write' }, '$.scopes'],
    ['an operator for a name', { ...WISH, name: { $gt: '' } }, '$.name'],
    ['a name with blanks', { ...WISH, name: 'the billing' }, '$.name'],
    ['a key of one’s own', { ...WISH, key: keyOf('a'.repeat(52)) }, '$.key'],
  ])('are not made with %s', async (_case, body, path) => {
    const { status, json } = await doors.ask('POST', `${V1}/keys`, { body });
    expect([status, json.error.problems[0].path]).toEqual([400, path]);
    expect(doors.actions()).toEqual([]);
  });

  it('have one name each, until they end', async () => {
    const { id } = await make();
    const { status, json } = await doors.ask('POST', `${V1}/keys`, { body: WISH });
    expect([status, json.error.problems[0].code]).toEqual([409, 'KEY_NAME_TAKEN']);
    await doors.ask('DELETE', `${V1}/keys/${id}`);
    expect((await doors.ask('POST', `${V1}/keys`, { body: WISH })).status).toBe(201);
  });
});

describe('a key', () => {
  it('opens what it was made for, and its last use is on the list', async () => {
    const { key } = await make();
    expect((await tell(key)).status).toBe(202);
    const { items } = (await doors.ask('GET', `${V1}/keys`)).json;
    expect(ApiKeySchema.parse(items[0]).lastUsedAt).toBe(doors.clock.system().toISOString());
  });

  it('opens nothing else, and that is on record once a while', async () => {
    const { key, id } = await make();
    for (const url of ['/customers/c-1', '/customers/c-1', '/keys', '/runs', '/auth/me']) {
      const { status, json } = await doors.ask('GET', V1 + url, bearer(key));
      expect(`${url} ${status} ${json.error.code}`).toBe(`${url} 403 NOT_ALLOWED`);
    }
    const told = doors.audit.entries.filter(({ action }) => action === 'key.out-of-scope');
    expect(told.map(({ actor, detail }) => [actor, detail?.permission])).toEqual(
      ['customers.read', 'keys.write', 'runs.read', 'account.own'].map((permission) => [id, permission]),
    );
  });

  it('that is revoked opens nothing from then on, here at once', async () => {
    const { key, id } = await make();
    await tell(key);
    const { status, json } = await doors.ask('DELETE', `${V1}/keys/${id}`);
    expect([status, json.revokedBy]).toEqual([200, 'admin']);
    expect((await tell(key)).status).toBe(401);
    expect(refusals()).toMatchObject([{ actor: id, subject: id, detail: { address: '127.0.0.1' } }]);
    expect(doors.actions()).toContain('key.revoke');
  });

  it('that another process revoked ends within seconds', async () => {
    const { key, id } = await make();
    await tell(key);
    await doors.app.get(ApiKeyStore).revoke(id, 'cli', doors.clock.system());
    doors.clock.advance(5_001);
    expect((await tell(key)).status).toBe(401);
  });

  it('is revoked twice as once, and not if there is none', async () => {
    const { id } = await make();
    const [first, second] = [
      await doors.ask('DELETE', `${V1}/keys/${id}`),
      await doors.ask('DELETE', `${V1}/keys/${id}`),
    ];
    expect([first.status, second.status, second.json]).toEqual([200, 200, first.json]);
    expect(doors.actions().filter((action) => action === 'key.revoke')).toHaveLength(1);
    expect((await doors.ask('DELETE', `${V1}/keys/key_nobody`)).status).toBe(404);
    expect((await doors.ask('DELETE', `${V1}/keys/nonsense`)).status).toBe(400);
  });

  it.each([
    ['of nobody', keyOf('b'.repeat(52))],
    ['that is cut off', keyOf('b'.repeat(51))],
    ['that is only its beginning', 'tmk_'],
    ['in capitals', keyOf('B'.repeat(52))],
  ])('%s is told what a missing log-in is told, and is on record without what was tried', async (_case, key) => {
    const { status, headers, json } = await tell(key);
    expect([status, headers['www-authenticate'], json.error.code]).toEqual([401, 'Bearer', 'NOT_LOGGED_IN']);
    expect(refusals()).toMatchObject([{ actor: 'unknown', subject: 'unknown' }]);
    expect(JSON.stringify(doors.audit.entries)).not.toContain(key.slice(4) || 'tmk_');
  });

  it('that is a log-in token with a key’s name is none', async () => {
    expect((await tell(`tmk_${await doors.token('admin')}`)).status).toBe(401);
  });
});

describe('tries with keys', () => {
  const wrong = (index: number) =>
    keyOf(
      String(index)
        .replace(/[0189]/g, 'x')
        .padStart(52, 'b'),
    );

  it('with one wrong key end in a wait', async () => {
    for (let index = 0; index < 10; index += 1) expect((await tell(wrong(7))).status).toBe(401);
    const { status, headers } = await tell(wrong(7));
    expect([status, headers['retry-after']]).toEqual([429, '900']);
  });

  it('with ever new ones end in a wait for the address, but for the key that is known to hold', async () => {
    const { key } = await make();
    expect((await tell(key)).status).toBe(202);
    const stranger = await make({ ...WISH, name: 'never-used' });
    for (let index = 0; index < 60; index += 1) await tell(wrong(index * 7));
    expect((await tell(stranger.key)).status).toBe(429);
    doors.clock.advance(5_001);
    expect((await tell(key)).status).toBe(202);
    expect(refusals().length).toBeLessThanOrEqual(50);
  });

  it('shut nobody out who logs in', async () => {
    for (let index = 0; index < 60; index += 1) await tell(wrong(index * 7));
    const body = { name: 'admin', password: 'password of admin' };
    expect((await doors.ask('POST', `${V1}/auth/login`, { as: null, body })).status).toBe(200);
  });

  it('are none while a key holds, however often and however many at once', async () => {
    const { key } = await make();
    const many = await Promise.all(Array.from({ length: 80 }, () => tell(key)));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([202]));
  });
});

it('a key is 256 random bits, and what is kept is their SHA-256', async () => {
  const ids = new RandomIds();
  const store = doors.app.get(ApiKeyStore);
  const create = new CreateKey(store, ids, doors.audit, doors.app.get(Clock));
  const [one, other] = [
    await create.run({ name: 'one', scopes: ['events:write'], by: 'admin' }),
    await create.run({ name: 'other', scopes: ['events:write', 'events:write'], by: 'admin' }),
  ];
  expect([one, other].map(({ key }) => isKeyForm(key))).toEqual([true, true]);
  expect(one.key).not.toBe(other.key);
  expect(other.scopes).toEqual(['events:write']);
  expect(ids.hash(one.key)).toMatch(/^[0-9a-f]{64}$/);
  await expect(store.findByHash(ids.hash(one.key))).resolves.toMatchObject({ name: 'one' });
});
