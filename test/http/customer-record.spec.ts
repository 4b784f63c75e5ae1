import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CustomerSchema } from '../../src/adapters/http/customer/customers.schema.js';
import {
  EventsAnswerSchema,
  FieldHistorySchema,
  ForgottenSchema,
  MergeSchema,
} from '../../src/adapters/http/customer/record.schema.js';
import { listOf } from '../../src/adapters/http/schema.js';
import { Organisation } from '../../src/core/access/organisation.js';
import type { Role } from '../../src/core/access/role.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { aCustomer } from '../builders/a-customer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
  await doors.customers.apply([
    { customer: aCustomer({ id: 'c-8', business: { householdId: 'h-1' } }), contentHash: 'a' },
    { customer: aCustomer({ id: 'c-7', business: { householdId: 'h-1' } }), contentHash: 'b' },
  ]);
});
afterEach(() => doors.close());

const C1 = '/api/v1/customers/c-1';
const told = { id: 'crm-1', customerId: 'c-1', kind: 'recharge', at: '2026-11-02T10:00:00+08:00', amount: 5_000 };
const tell = (events: unknown, as: Role = 'marketer') => doors.ask('POST', '/api/v1/events', { as, body: { events } });
const merge = (id: string, other: unknown, as: Role = 'admin') =>
  doors.ask('POST', `/api/v1/customers/${id}/merge`, { as, body: { other } });
const forget = (id: string, confirm: unknown, as: Role = 'admin') =>
  doors.ask('POST', `/api/v1/customers/${id}/forget`, { as, body: { confirm } });

describe('telling events', () => {
  it('counts each once and says of every row that is wrong where and why, in both languages', async () => {
    const rows = [told, { ...told, kind: 'x' }, told, { ...told, id: 'crm-2', customerId: 'nobody' }, 'x'];
    const { status, json } = await tell(rows);
    expect(status).toBe(202);
    const { accepted, refused } = EventsAnswerSchema.parse(json);
    expect(accepted).toBe(2);
    expect((await doors.events.countersOf('c-1'))?.days.recharge).toMatchObject([{ count: 1 }]);
    expect(refused.map(({ row, id, problems: [first] }) => [row, id, first?.path, first?.code])).toEqual([
      [1, 'crm-1', '$.kind', 'VALUE_NOT_ALLOWED'],
      [3, 'crm-2', '$.customerId', 'EVENT_CUSTOMER_UNKNOWN'],
      [4, null, '$', 'WRONG_TYPE'],
    ]);
    expect(refused[1]?.problems[0]?.message['zh-CN']).toBe('没有该客户。');
  });

  it('shows them at the customer, and that somebody looked is on record', async () => {
    await tell([told]);
    const { json } = await doors.ask('GET', `${C1}/events`);
    expect(json.items).toEqual([{ ...told, at: '2026-11-02T02:00:00.000Z' }]);
    expect(doors.actions()).toEqual(['customer.events']);
  });

  it('refuses one that lies further ahead than a clock may be fast', async () => {
    const { status, json } = await tell([{ ...told, at: '2026-11-04T00:00:00Z' }]);
    expect(status).toBe(400);
    expect(json.error.problems).toMatchObject([{ path: '$.events[0].at', code: 'EVENT_IN_FUTURE' }]);
  });

  it.each<[string, unknown, string]>([
    ['no events', {}, '$.events'],
    ['an empty list', { events: [] }, '$.events'],
    ['an object for a list', { events: { $gt: 1 } }, '$.events'],
    ['more than a thousand', { events: Array.from({ length: 1_001 }, () => 1) }, '$.events'],
    ['an unknown field', { events: [told], dryRun: true }, '$.dryRun'],
  ])('is refused with %s', async (_case, body, path) => {
    const { status, json } = await doors.ask('POST', '/api/v1/events', { body });
    expect([status, json.error.problems[0].path]).toEqual([400, path]);
  });

  it('is not for managers', async () => {
    expect((await tell([told], 'manager')).status).toBe(403);
  });
});

describe('the history of the fields', () => {
  const changed = () =>
    doors.customers.apply([
      {
        ...{ customer: aCustomer({ basic: { age: 40 }, personal: { msisdn: '+12025550199' } }), contentHash: 'c' },
        ...{ source: 'crm', effectiveAt: new Date('2026-10-01T00:00:00Z') },
      },
    ]);

  it.each<[Role, string]>([
    ['marketer', '***0199'],
    ['admin', '+12025550199'],
  ])('a %s sees a number as %s', async (as, after) => {
    await changed();
    const { status, json } = await doors.ask('GET', `${C1}/history`, { as });
    expect(status).toBe(200);
    const { items } = listOf(FieldHistorySchema).parse(json);
    expect(items.map(({ field, source, ...entry }) => [field, entry.after, source])).toEqual([
      ['basic.age', 40, 'crm'],
      ['personal.msisdn', after, 'crm'],
    ]);
    expect(doors.actions()).toEqual(['customer.history']);
  });

  it('is not given when the look cannot be recorded', async () => {
    await changed();
    doors.audit.record = async () => {
      throw new Error('the audit log is away');
    };
    for (const path of ['history', 'events', 'merges', 'members?of=household']) {
      const { status, text } = await doors.ask('GET', `${C1}/${path}`);
      expect([path, status]).toEqual([path, 500]);
      expect(text).not.toContain('crm');
    }
  });
});

describe('merging', () => {
  it('makes one of two, which both ids lead to, and is undone', async () => {
    const { status, json } = await merge('c-1', 'c-8');
    expect(status).toBe(200);
    const { id, primaryId, otherId } = MergeSchema.parse(json);
    expect([primaryId, otherId]).toEqual(['c-1', 'c-8']);
    const found = CustomerSchema.parse((await doors.ask('GET', '/api/v1/customers/c-8')).json);
    expect([found.id, found.mergedFrom, found.business.householdId]).toEqual(['c-1', 'c-8', 'h-1']);
    expect((await doors.ask('GET', `${C1}/merges`)).json.items).toHaveLength(1);
    expect((await doors.ask('POST', `/api/v1/merges/${id}/undo`)).json).toMatchObject({ undoneBy: 'admin' });
    const again = (await doors.ask('GET', '/api/v1/customers/c-8')).json;
    expect([again.id, again.mergedFrom]).toEqual(['c-8', undefined]);
    expect(doors.actions()).toEqual([
      ...['customer.merge', 'customer.read', 'customer.merges', 'customer.unmerge', 'customer.read'],
    ]);
  });

  it.each<[string, string, unknown, number, string | undefined]>([
    ['itself', 'c-1', 'c-1', 409, 'MERGE_WITH_ITSELF'],
    ['nobody', 'c-1', 'nobody', 404, undefined],
    ['an operator', 'c-1', { $ne: 'x' }, 400, 'INPUT_WRONG_TYPE'],
    ['a bar', 'c-1', 'a|b', 400, 'INPUT_NOT_USABLE'],
  ])('with %s is refused', async (_case, id, other, status, code) => {
    const answer = await merge(id, other);
    expect([answer.status, answer.json.error.problems?.[0].code]).toEqual([status, code]);
  });

  it('twice is refused, naming where the record went', async () => {
    await merge('c-1', 'c-8');
    const { status, json } = await merge('c-7', 'c-8');
    expect([status, json.error.problems[0].message.en]).toEqual([409, 'This record was merged into c-1.']);
  });

  it.each([
    ['an unknown merge', 'mrg_nothing', 404],
    ['no merge id', 'x', 400],
  ])('%s is not undone', async (_case, id, status) => {
    expect((await doors.ask('POST', `/api/v1/merges/${id}/undo`)).status).toBe(status);
  });

  it.each([
    ['of a merge', `${C1}/merge`, { other: 'c-8' }],
    ['of a move', `${C1}/node`, { orgNode: null }],
    ['of forgetting', `${C1}/forget`, { confirm: 'c-1' }],
  ])('the reason %s is on record with it, and may not be empty', async (_case, path, body) => {
    const empty = await doors.ask('POST', path, { body: { ...body, reason: ' ' } });
    expect([empty.status, empty.json.error.problems[0].path]).toEqual([400, '$.reason']);
    expect((await doors.ask('POST', path, { body: { ...body, reason: 'asked in writing' } })).status).toBe(200);
    expect(doors.details()).toEqual([expect.objectContaining({ reason: 'asked in writing' })]);
  });

  it.each<Role>(['marketer', 'manager'])('is not for a %s', async (as) => {
    expect((await merge('c-1', 'c-8', as)).status).toBe(403);
    expect((await doors.ask('POST', '/api/v1/merges/mrg_1/undo', { as })).status).toBe(403);
  });

  it('does not happen when it cannot be recorded', async () => {
    doors.audit.record = async () => {
      throw new Error('the audit log is away');
    };
    expect((await merge('c-1', 'c-8')).status).toBe(500);
    await expect(doors.customers.find('c-8')).resolves.not.toBeNull();
  });
});

describe('those who belong together', () => {
  it('are found by their household', async () => {
    const { json } = await doors.ask('GET', '/api/v1/customers/c-8/members?of=household');
    expect(json).toEqual({ circle: 'h-1', items: [{ id: 'c-7' }, { id: 'c-8' }] });
    expect((await doors.ask('GET', `${C1}/members?of=group`)).json).toEqual({ circle: null, items: [] });
    expect((await doors.ask('GET', '/api/v1/customers/nobody/members?of=group')).status).toBe(404);
    expect((await doors.ask('GET', `${C1}/members?of=street`)).status).toBe(400);
  });
});

describe('forgetting', () => {
  it('takes the record and its traces away under every id, and is on record', async () => {
    await merge('c-1', 'c-8');
    const { status, json } = await forget('c-8', 'c-8');
    expect(status).toBe(200);
    expect(ForgottenSchema.parse(json)).toEqual({ ids: ['c-1', 'c-8'], inHand: 0 });
    expect(doors.traces.removed).toEqual(['c-1', 'c-8']);
    for (const id of ['c-1', 'c-8']) expect((await doors.ask('GET', `/api/v1/customers/${id}`)).status).toBe(404);
    expect(doors.actions().slice(0, 2)).toEqual(['customer.merge', 'customer.forget']);
    expect((await tell([told])).json.error.problems).toMatchObject([{ code: 'EVENT_CUSTOMER_UNKNOWN' }]);
  });

  it.each<[string, unknown, string]>([
    ['another id', 'c-8', 'FORGET_NOT_CONFIRMED'],
    ['nothing', undefined, 'INPUT_MISSING'],
    ['an operator', { $gt: '' }, 'INPUT_WRONG_TYPE'],
  ])('is refused when %s is confirmed', async (_case, confirm, code) => {
    const { status, json } = await forget('c-1', confirm);
    expect([status, json.error.problems[0].code]).toEqual([400, code]);
    await expect(doors.customers.find('c-1')).resolves.not.toBeNull();
  });

  it('nobody is 404, and asking was on record', async () => {
    expect((await forget('nobody', 'nobody')).status).toBe(404);
    expect(doors.actions()).toEqual(['customer.forget']);
  });

  it.each<Role>(['marketer', 'manager'])('is not for a %s', async (as) => {
    expect((await forget('c-1', 'c-1', as)).status).toBe(403);
  });
});

describe('moving a customer to another node', () => {
  const move = (id: string, body: unknown, as: Role = 'admin') =>
    doors.ask('POST', `/api/v1/customers/${id}/node`, { as, body });

  beforeEach(() => {
    const title = { 'zh-CN': 'N1', en: 'N1' };
    const organisation = new Organisation([{ code: 'N1', level: 'province', parent: null, title }]);
    Object.assign(doors.app.get(BusinessRules), { organisation });
  });

  it('is a change with history, and on record', async () => {
    expect((await move('c-7', { orgNode: 'N1' })).json).toEqual({ id: 'c-7', orgNode: 'N1' });
    expect((await doors.customers.find('c-7'))?.basic.orgNode).toBe('N1');
    await expect(move('c-7', { orgNode: null })).resolves.toMatchObject({ status: 200 });
    const { json } = await doors.ask('GET', '/api/v1/customers/c-7/history');
    expect(json.items).toMatchObject([
      { field: 'basic.orgNode', before: 'N1', after: null, source: 'move:admin' },
      { field: 'basic.orgNode', before: null, after: 'N1' },
    ]);
    expect(doors.actions()).toEqual(['customer.move', 'customer.move', 'customer.history']);
  });

  it.each<[string, string, unknown, Role, number]>([
    ['a node nobody knows', 'c-7', { orgNode: 'N9' }, 'admin', 400],
    ['nobody', 'nobody', { orgNode: 'N1' }, 'admin', 404],
    ['no node said', 'c-7', {}, 'admin', 400],
    ['an operator', 'c-7', { orgNode: { $gt: '' } }, 'admin', 400],
    ['a marketer', 'c-7', { orgNode: 'N1' }, 'marketer', 403],
    ['a privacy officer', 'c-7', { orgNode: 'N1' }, 'privacy-officer', 403],
  ])('refuses %s', async (_case, id, body, as, status) => {
    await expect(move(id, body, as)).resolves.toMatchObject({ status });
  });
});

it('a privacy officer forgets, and sells nothing', async () => {
  const as = 'privacy-officer';
  await expect(forget('c-8', 'c-8', as)).resolves.toMatchObject({ status: 200 });
  await expect(doors.ask('GET', '/api/v1/audit', { as })).resolves.toMatchObject({ status: 200 });
  for (const path of ['runs', 'outbox', 'users', 'rule-packs', 'call-lists']) {
    await expect(doors.ask('GET', `/api/v1/${path}`, { as })).resolves.toMatchObject({ status: 403 });
  }
});
