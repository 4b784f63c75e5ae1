import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/core/access/role.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { Tokens } from '../../src/flows/ports/tokens.js';
import { aCustomer } from '../builders/a-customer.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { anOutreachOf } from '../builders/a-stored-run.js';
import { TREE } from '../builders/an-organisation.js';
import { type Doors, openDoors } from './doors.js';

const V1 = '/api/v1';
const DUE = new Date('2026-11-03T18:00:00Z');

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
  const rules = doors.app.get(BusinessRules) as unknown as Record<string, unknown>;
  rules.reasons = [
    { code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] },
    { code: 'moved', title: { 'zh-CN': '搬家', en: 'Moved' }, explains: ['loss'] },
  ];
  const customer = aCustomer({ id: 'tom', personal: { name: 'Tom Jones', msisdn: '+12025550199' } });
  await doors.customers.apply([{ customer, contentHash: 'tom' }]);
});
afterEach(() => doors.close());

const search = (text: unknown, as: Role = 'agent') => doors.ask('POST', `${V1}/desk/search`, { as, body: { text } });
const tasks = async (query = '') => (await doors.ask('GET', `${V1}/desk/tasks${query}`, { as: 'agent' })).json.items;
const promise = (change = {}) =>
  aResponse({ id: 'p-1', customerId: 'tom', outcome: 'call-back', callBackAt: DUE, offerId: 'retention', ...change });

describe('who is on the line', () => {
  it.each([
    ['by number', '+12025550199'],
    ['by number as somebody says it', ' 1 202 555 0199'],
    ['by id', 'tom'],
  ])('is found %s, masked, on record without what was typed', async (_case, text) => {
    const { status, json } = await search(text);
    expect(status).toBe(200);
    expect(json.items).toEqual([{ id: 'tom', name: 'T***', msisdn: '***0199', language: 'en' }]);
    expect(doors.audit.entries).toMatchObject([{ actor: 'agent', action: 'desk.search', subject: 'tom' }]);
    expect(JSON.stringify(doors.audit.entries)).not.toContain('0199');
  });

  it('is found by the key of a line of a call list', async () => {
    const outreach = { ...anOutreachOf('tom', 'sent'), channel: 'call-list' } as const;
    await doors.outreaches.plan([outreach]);
    expect((await search(outreach.publicId)).json.items).toMatchObject([{ id: 'tom' }]);
  });

  it('is nobody, and that is on record too', async () => {
    expect((await search('+12025550100')).json.items).toEqual([]);
    expect(doors.audit.entries).toMatchObject([{ action: 'desk.search', subject: 'nobody' }]);
  });

  it.each([
    ['nothing', ''],
    ['an operator', { $ne: '' }],
  ])('is not asked for by %s', async (_case, text) => {
    const { status, json } = await search(text);
    expect([status, json.error.problems[0].path]).toEqual([400, '$.text']);
  });

  it.each<Role>(['marketer', 'manager', 'privacy-officer'])('is not for a %s to ask', async (as) => {
    expect((await search('tom', as)).status).toBe(403);
  });
});

describe('calls that were promised', () => {
  it('are tasks, the soonest first, with whom, when, what and who said so', async () => {
    const later = new Date('2026-11-04T18:00:00Z');
    await tellAll(doors.responses, [promise({ id: 'p-2', ruleId: 'rule-2', callBackAt: later }), promise()]);
    expect(await tasks()).toMatchObject([
      {
        id: 'p-1',
        customer: { id: 'tom', name: 'T***', msisdn: '***0199', language: 'en' },
        callAt: DUE.toISOString(),
        by: 'agent-1',
        offer: { id: 'retention', title: { en: 'Stay with us' } },
        tries: 0,
      },
      { id: 'p-2', callAt: later.toISOString() },
    ]);
    expect(doors.audit.entries).toMatchObject([{ action: 'desk.tasks', detail: { found: 2 } }]);
  });

  it('are no task once they were made, nor of who is no customer any more', async () => {
    const made = aResponse({ id: 'r-2', customerId: 'tom', outcome: 'accepted', at: new Date('2026-11-02T19:00:00Z') });
    await tellAll(doors.responses, [promise(), made, promise({ id: 'p-3', customerId: 'gone' })]);
    expect(await tasks()).toEqual([]);
  });

  it('are told as far ahead as is asked', async () => {
    await tellAll(doors.responses, [promise({ callBackAt: new Date('2026-11-20T18:00:00Z') })]);
    expect(await tasks()).toEqual([]);
    expect(await tasks('?days=31')).toHaveLength(1);
  });

  it('are told to who is held to a node only of customers of it', async () => {
    Object.assign(doors.app.get(BusinessRules), { organisation: TREE });
    await tellAll(doors.responses, [promise()]);
    const account = { role: 'agent', passwordHash: 'x', passwordChanged: true, tokenVersion: 1 } as const;
    await doors.users.insert({ ...account, name: 'hall-1', orgNode: 'N1' });
    const { token } = await doors.app.get(Tokens).issue({ name: 'hall-1', tokenVersion: 1 });
    const headers = { authorization: `Bearer ${token}` };
    const held = await doors.ask('GET', `${V1}/desk/tasks`, { as: null, headers });
    expect([held.status, held.json.items]).toEqual([200, []]);
  });
});

describe('lines of call lists about a customer', () => {
  const listed = { ...anOutreachOf('tom', 'sent'), channel: 'call-list' } as const;
  const calls = async () => (await doors.ask('GET', `${V1}/customers/tom/calls`, { as: 'agent' })).json.items;

  it('are those that are out, with what was told of them', async () => {
    await doors.outreaches.plan([listed]);
    expect(await calls()).toMatchObject([
      { outreach: { id: listed.publicId, channel: 'call-list' }, offer: { title: { en: 'Stay with us' } }, said: [] },
    ]);
    const body = { kind: 'declined', reason: 'price' };
    await doors.ask('POST', `${V1}/outreach/${listed.publicId}/outcomes`, { as: 'agent', body });
    expect(await calls()).toMatchObject([{ said: [{ outcome: 'declined', reason: 'price', by: 'agent' }] }]);
    expect(doors.actions()).toContain('customer.calls');
  });

  it('are not those nobody has yet, nor messages', async () => {
    const sms = { ...anOutreachOf('tom', 'sent'), id: 'sms|tom', publicId: `${listed.publicId.slice(0, -1)}b` };
    await doors.outreaches.plan([{ ...listed, state: 'planned' }, sms]);
    expect(await calls()).toEqual([]);
  });
});

it('an agent is told the reasons a customer may have to say no', async () => {
  const { json } = await doors.ask('GET', `${V1}/desk/reasons`, { as: 'agent' });
  expect(json.items).toEqual([{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' } }]);
});
