import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SavedVersionSchema } from '../../src/adapters/http/rules/rule-packs.schema.js';
import { type Doors, openDoors } from './doors.js';
import { PACK } from './fake-ports.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

describe('rule packs', () => {
  const changed = { ...PACK, title: { 'zh-CN': '新', en: 'New' } };
  const bad = { ...PACK, rules: [{ ...PACK.rules[0], conditions: { all: [] } }] };

  it('are saved as versions; the same again is the same version', async () => {
    const first = await doors.ask('POST', '/api/v1/rule-packs', { as: 'marketer', body: changed });
    const again = await doors.ask('POST', '/api/v1/rule-packs', { as: 'marketer', body: changed });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect([SavedVersionSchema.parse(first.json).version, again.json.version]).toEqual([2, 2]);
    expect((await doors.ask('GET', '/api/v1/rule-packs/win-back')).json.version).toBe(2);
    const { items } = (await doors.ask('GET', '/api/v1/rule-packs/win-back/versions')).json;
    expect(items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  it.each([
    ['an empty all', bad, /^\$\.rules\[0\]\.conditions/],
    ['an unknown field', { ...PACK, owner: 'me' }, /^\$/],
    ['an operator for a name', { ...PACK, pack: { $gt: '' } }, /^\$\.pack/],
  ])('with %s store nothing, and say where and why in both languages', async (_case, body, path) => {
    const { status, json } = await doors.ask('POST', '/api/v1/rule-packs', { body });
    expect([status, json.error.code]).toEqual([400, 'INVALID_INPUT']);
    const [problem] = json.error.problems;
    expect(problem.path).toMatch(path);
    expect(problem.message.en).not.toBe(problem.code);
    expect(problem.message['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(doors.packs.saved).toHaveLength(1);
  });

  it('are not saved over a version their writer has not seen', async () => {
    const { headers } = await doors.ask('GET', '/api/v1/rule-packs/win-back');
    const save = (en: string, match: Record<string, string>) =>
      doors.ask('POST', '/api/v1/rule-packs', { body: { ...PACK, title: { 'zh-CN': '新', en } }, headers: match });
    const begun = { 'if-match': String(headers.etag) };
    const first = await save('One', begun);
    expect([first.status, first.headers.etag]).toEqual([201, '"2"']);
    for (const [match, code] of [
      [begun, 'PACK_CHANGED_MEANWHILE'],
      [{ 'if-none-match': '*' }, 'PACK_ID_TAKEN'],
    ] as const) {
      const { status, json } = await save('Two', match);
      expect([status, json.error.problems[0].code]).toEqual([412, code]);
    }
    expect((await save('Two', { 'if-match': 'two' })).status).toBe(400);
    expect(doors.packs.saved).toHaveLength(2);
    expect((await save('Two', { 'if-match': '"2"' })).json.version).toBe(3);
  });

  it('are checked without being stored', async () => {
    const check = (body: unknown) => doors.ask('POST', '/api/v1/rule-packs/check', { as: 'manager', body });
    expect((await check(PACK)).json).toEqual({ ok: true, problems: [] });
    expect((await check(bad)).json.ok).toBe(false);
    expect(doors.packs.saved).toHaveLength(1);
  });

  it('are not a manager’s to save, and unknown ones are not found', async () => {
    expect((await doors.ask('POST', '/api/v1/rule-packs', { as: 'manager', body: PACK })).status).toBe(403);
    expect((await doors.ask('GET', '/api/v1/rule-packs/nothing')).status).toBe(404);
    expect((await doors.ask('GET', '/api/v1/rule-packs/nothing/versions')).status).toBe(404);
  });

  it('have a schema, facts, levers and offers to be written from', async () => {
    expect((await doors.ask('GET', '/api/v1/schemas/rule-pack', { as: null })).json).toEqual({ title: 'rule pack' });
    for (const [path, count] of [
      ['facts', 5],
      ['levers', 2],
      ['offers', 1],
    ] as const) {
      expect((await doors.ask('GET', `/api/v1/${path}`)).json.items).toHaveLength(count);
    }
  });
});

describe('the outbox', () => {
  it.each([
    ['marketer', '***0123'],
    ['admin', '12025550123'],
  ] as const)('shows a %s the address %s, on record', async (as, to) => {
    const at = new Date('2026-11-20T08:00:00Z');
    const base = { id: 'm1', channel: 'sms' as const, key: null, at, from: 'Tidemark', subject: null };
    await doors.sink.keep({ ...base, to: '12025550123', body: 'Stay.', parts: 1, encoding: 'gsm7' });
    const { json } = await doors.ask('GET', '/api/v1/outbox?channel=sms', { as });
    expect(json.items[0]).toMatchObject({ to, body: 'Stay.' });
    expect(doors.audit.entries).toEqual([expect.objectContaining({ actor: as, action: 'outbox.read' })]);
  });
});

describe('a folder of call lists', () => {
  it('that is not there yet has none', async () => {
    expect(await doors.ask('GET', '/api/v1/call-lists')).toMatchObject({ status: 200, json: { items: [] } });
  });

  it('that cannot be read is a fault', async () => {
    await writeFile(join(doors.dataDir, 'call-lists'), '');
    expect((await doors.ask('GET', '/api/v1/call-lists')).status).toBe(500);
  });
});

describe('call lists', () => {
  beforeEach(async () => {
    await mkdir(join(doors.dataDir, 'call-lists'));
    await writeFile(join(doors.dataDir, 'call-lists', 'win-back_20261102T180000Z-2026-11-02.csv'), 'key,number\r\n');
    await writeFile(join(doors.dataDir, 'secret.csv'), 'secret');
    await writeFile(join(doors.dataDir, 'call-lists', '.draft.csv'), 'draft');
  });

  it('are listed and downloaded, on record', async () => {
    const { items } = (await doors.ask('GET', '/api/v1/call-lists')).json;
    expect(items).toHaveLength(1);
    const { status, text } = await doors.ask('GET', `/api/v1/call-lists/${items[0].name}`);
    expect([status, text]).toEqual([200, 'key,number\r\n']);
    expect(doors.actions()).toEqual(['call-list.download']);
  });

  it.each([
    ['..%2Fsecret.csv', 400],
    ['%2e%2e%2fsecret.csv', 400],
    ['..%5Csecret.csv', 400],
    ['.draft.csv', 400],
    ['a%00.csv', 400],
    ['nothing.csv', 404],
  ])('%s is not one', async (name, status) => {
    expect((await doors.ask('GET', `/api/v1/call-lists/${name}`)).status).toBe(status);
    expect(doors.actions()).toEqual([]);
  });
});

describe('the audit log', () => {
  it.each([
    ['marketer', 403],
    ['manager', 200],
    ['admin', 200],
  ] as const)('a %s: %s', async (as, status) => {
    expect((await doors.ask('GET', '/api/v1/audit', { as })).status).toBe(status);
  });

  it('is asked by subject and instant, never by an operator', async () => {
    await doors.ask('GET', '/api/v1/customers/c-1');
    expect((await doors.ask('GET', '/api/v1/audit?subject=c-1')).json.items).toHaveLength(1);
    expect((await doors.ask('GET', '/api/v1/audit?subject=c-2')).json.items).toHaveLength(0);
    expect((await doors.ask('GET', '/api/v1/audit?before=yesterday')).status).toBe(400);
    expect((await doors.ask('GET', '/api/v1/audit?subject[$ne]=x')).status).toBe(400);
  });
});
