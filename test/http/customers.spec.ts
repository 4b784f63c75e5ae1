import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CustomerSchema } from '../../src/adapters/http/customer/customers.schema.js';
import { ExplanationSchema } from '../../src/adapters/http/customer/explanation.schema.js';
import { OutreachSchema } from '../../src/adapters/http/delivery/outreach.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { publicIdOf, RUN_ID } from '../builders/a-stored-run.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const C1 = '/api/v1/customers/c-1';
const lookUp = (body: unknown) => doors.ask('POST', '/api/v1/customers/lookup', { body });

describe('a profile', () => {
  it.each<[Role, string, string]>([
    ['marketer', 'J***', '***0123'],
    ['manager', 'J***', '***0123'],
    ['admin', 'Jane Doe', '+12025550123'],
  ])('as a %s sees it', async (as, name, msisdn) => {
    const { status, json } = await doors.ask('GET', C1, { as });
    expect(status).toBe(200);
    expect(CustomerSchema.parse(json).personal).toMatchObject({ name, msisdn });
  });

  it('masks every personal field there is', async () => {
    const { text } = await doors.ask('GET', C1, { as: 'marketer' });
    for (const secret of ['Jane Doe', '2025550123', 'c-1@example.invalid', 'Main Street']) {
      expect(text).not.toContain(secret);
    }
  });

  it('is on record with who asked, also where there is nobody', async () => {
    await doors.ask('GET', C1, { as: 'manager' });
    expect((await doors.ask('GET', '/api/v1/customers/nobody')).status).toBe(404);
    expect(doors.audit.entries.map(({ actor, action, subject, detail }) => [actor, action, subject, detail])).toEqual([
      ['manager', 'customer.read', 'c-1', { found: true }],
      ['admin', 'customer.read', 'nobody', { found: false }],
    ]);
  });

  it('is not given when the look-up cannot be recorded', async () => {
    doors.audit.record = async () => {
      throw new Error('the audit log is away');
    };
    for (const path of ['', '/decisions', '/outreach', '/explain?rule=high-decline']) {
      const { status, text } = await doors.ask('GET', `${C1}${path}`);
      expect(`${path} ${status}`).toBe(`${path} 500`);
      expect(text).not.toContain('c-1');
    }
  });

  it.each([
    ['a bar, which composed ids use', 'a%7Cb'],
    ['a line break', 'a%0Ab'],
    ['too many letters', 'x'.repeat(300)],
  ])('is not asked for by an id with %s', async (_case, id) => {
    expect((await doors.ask('GET', `/api/v1/customers/${id}`)).status).toBe(400);
  });
});

describe('looking somebody up', () => {
  it('finds by exactly one field, and does not record what was typed', async () => {
    const { status, json } = await lookUp({ field: 'msisdn', value: '+1 (202) 555-0123' });
    expect([status, json]).toEqual([200, { items: [{ id: 'c-1' }] }]);
    expect(doors.actions()).toEqual(['customer.lookup']);
    expect(JSON.stringify(doors.audit.entries)).not.toMatch(/555.?0123/);
  });

  it('that finds nobody is on record too', async () => {
    expect((await lookUp({ field: 'email', value: 'no@example.invalid' })).json).toEqual({ items: [] });
    expect(doors.actions()).toEqual(['customer.lookup']);
  });

  it.each([
    ['an operator for a value', { field: 'email', value: { $gt: '' } }, '$.value'],
    ['an operator for a field', { field: { $ne: '' }, value: 'x' }, '$.field'],
    ['a field that identifies nobody', { field: 'planCode', value: 'x' }, '$.field'],
    ['an unknown field', { field: 'email', value: 'x', $where: '1' }, '$.$where'],
  ])('is refused with %s', async (_case, body, path) => {
    const { status, json } = await lookUp(body);
    expect([status, json.error.problems[0].path]).toEqual([400, path]);
    expect(doors.actions()).toEqual([]);
  });
});

describe('the history of a customer', () => {
  it('gives decisions and outreach, each look on record', async () => {
    const decisions = (await doors.ask('GET', `${C1}/decisions`)).json;
    const outreach = (await doors.ask('GET', `${C1}/outreach`)).json;
    expect(decisions.items.map(({ id }: { id: string }) => id)).toEqual([publicIdOf('dec', 'c-1')]);
    expect(outreach.items.map((one: unknown) => OutreachSchema.parse(one).id)).toEqual([publicIdOf('out', 'c-1')]);
    expect(doors.actions()).toEqual(['customer.decisions', 'customer.outreach']);
  });

  it('gives one outreach by its public id, on record', async () => {
    const id = publicIdOf('out', 'c-1');
    expect(OutreachSchema.parse((await doors.ask('GET', `/api/v1/outreach/${id}`)).json).customerId).toBe('c-1');
    expect((await doors.ask('GET', `/api/v1/outreach/${publicIdOf('out', 'zz')}`)).status).toBe(404);
    expect(doors.actions()).toEqual(['outreach.read']);
  });
});

describe('why, and why not', () => {
  const explain = (id: string, query: string) => doors.ask('GET', `/api/v1/customers/${id}/explain?${query}`);

  it('says it condition by condition, with both values', async () => {
    const { json } = await explain('c-1', `rule=high-decline&run=${encodeURIComponent(RUN_ID)}`);
    const explained = ExplanationSchema.parse(json);
    expect(explained.matched).toBe('true');
    expect(explained.conditions).toMatchObject({
      kind: 'all',
      of: [{ have: 'HIGH', need: 'HIGH', words: { en: expect.any(String) } }],
    });
    expect(explained.decision?.id).toBe(publicIdOf('dec', 'c-1'));
  });

  it("says of one who did not match that it shows today's facts, where the run's are not kept", async () => {
    const explained = ExplanationSchema.parse((await explain('c-9', 'rule=high-decline&pack=win-back')).json);
    expect([explained.matched, explained.factsFrom, explained.decision]).toEqual(['false', 'today', null]);
    expect(doors.actions()).toEqual(['customer.explain']);
  });

  it.each([
    ['an unknown rule', 'c-1', 'rule=nothing', 404],
    ['an unknown customer', 'c-0', 'rule=high-decline', 404],
    ['no rule', 'c-1', '', 400],
    ['an unknown field', 'c-1', 'rule=high-decline&facts=all', 400],
    ['an operator', 'c-1', 'rule[$ne]=x', 400],
  ])('is refused for %s', async (_case, id, query, status) => {
    expect((await explain(id, query)).status).toBe(status);
  });
});
