import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DecisionSchema } from '../../src/adapters/http/campaign/decisions.schema.js';
import { EventsAnswerSchema } from '../../src/adapters/http/customer/record.schema.js';
import { listOf } from '../../src/adapters/http/schema.js';
import type { Role } from '../../src/core/access/role.js';
import { DecideOnEvent } from '../../src/flows/decide-on-event.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const V1 = '/api/v1';
const HAPPENED = { id: 'crm-1', customerId: 'c-1', kind: 'recharge', at: '2026-11-02T17:50:00Z', amount: 5_000 };
const tell = (events: unknown, asked: object = { as: 'marketer' as Role }) =>
  doors.ask('POST', `${V1}/events`, { ...asked, body: { events } });
const aKey = async () => {
  const body = { name: 'billing', scopes: ['events:write'] };
  const { json } = await doors.ask('POST', `${V1}/keys`, { body });
  return { as: null, headers: { authorization: `Bearer ${json.key}` } };
};
/** What the worker does with every ring so far. */
async function work(): Promise<void> {
  for (const id of doors.bell.rungFor.splice(0)) await doors.app.get(DecideOnEvent).run(id);
}
const decisions = async (customerId = 'c-1') => {
  const { json } = await doors.ask('GET', `${V1}/customers/${customerId}/decisions`);
  return listOf(DecisionSchema)
    .parse(json)
    .items.filter(({ event }) => event !== undefined);
};
/** A campaign over the pack of the doors that waits for recharges. */
async function aWaiting() {
  const schedule = { kind: 'event', events: ['recharge', 'complaint-opened', 'complaint-closed'] };
  const made = await doors.ask('POST', `${V1}/campaigns`, { body: { id: 'on-recharge', pack: 'win-back', schedule } });
  expect(made.status).toBe(201);
  await doors.campaigns.change('on-recharge', 'draft', 'active');
}

describe('telling an event with a key', () => {
  it('is accepted once it is kept, rung for, and asked again answered the same', async () => {
    const key = await aKey();
    const first = await tell([HAPPENED], key);
    expect([first.status, EventsAnswerSchema.parse(first.json)]).toEqual([202, { accepted: 1, refused: [] }]);
    expect([doors.bell.rungFor, doors.bell.customers]).toEqual([['crm-1'], ['c-1']]);
    await work();
    const before = await decisions();
    const again = await tell([HAPPENED], key);
    expect([again.status, again.json]).toEqual([202, first.json]);
    expect(doors.bell.rungFor).toEqual([]);
    await doors.app.get(DecideOnEvent).run('crm-1');
    expect(await decisions()).toEqual(before);
  });

  it('is accepted while nobody can be rung for', async () => {
    doors.bell.isDead = true;
    const { status } = await tell([HAPPENED], await aKey());
    expect([status, await doors.events.ofCustomer('c-1', 10)]).toMatchObject([202, [{ id: 'crm-1' }]]);
  });

  it('is not answered before it is kept', async () => {
    doors.events.record = async () => {
      throw new Error('no majority');
    };
    expect((await tell([HAPPENED], await aKey())).status).toBe(500);
    expect(doors.bell.rungFor).toEqual([]);
  });

  it.each<[string, object, number]>([
    ['nobody', { as: null }, 401],
    ['a key that nobody made', { as: null, headers: { authorization: `Bearer tmk_${'a'.repeat(52)}` } }, 401],
    ['an agent', { as: 'agent' }, 403],
    ['an approver', { as: 'approver' }, 403],
  ])('is not for %s', async (_case, asked, status) => {
    expect((await tell([HAPPENED], asked)).status).toBe(status);
    expect(await doors.events.ofCustomer('c-1', 10)).toEqual([]);
  });

  it('opens nothing else to the key', async () => {
    const key = await aKey();
    for (const path of ['customers/c-1/decisions', 'customers/c-1/events', 'campaigns']) {
      expect([path, (await doors.ask('GET', `${V1}/${path}`, key)).status]).toEqual([path, 403]);
    }
  });

  it.each<[string, object, string, string]>([
    ['a kind nobody knows', { kind: 'sneeze' }, '$.events[0].kind', 'VALUE_NOT_ALLOWED'],
    ['an instant without a zone', { at: '2026-11-02T17:50:00' }, '$.events[0].at', 'EVENT_AT_BAD'],
    ['an id that is an operator', { id: { $gt: '' } }, '$.events[0].id', 'WRONG_TYPE'],
    ['a customer who is an operator', { customerId: { $ne: null } }, '$.events[0].customerId', 'WRONG_TYPE'],
    ['a customer nobody knows', { customerId: 'nobody' }, '$.events[0].customerId', 'EVENT_CUSTOMER_UNKNOWN'],
    ['a recharge of less than nothing', { amount: -5 }, '$.events[0].amount', 'EVENT_AMOUNT_BAD'],
    ['half a cent', { amount: 0.5 }, '$.events[0].amount', 'EVENT_AMOUNT_BAD'],
    ['a score that is no survey’s', { score: 4 }, '$.events[0].score', 'EVENT_SCORE_UNFIT'],
    ['a field nobody knows', { force: true }, '$.events[0].force', 'UNKNOWN_FIELD'],
  ])('is refused with %s, and nothing is kept', async (_case, change, path, code) => {
    const { status, json } = await tell([{ ...HAPPENED, ...change }], await aKey());
    expect([status, json.error.problems]).toMatchObject([400, [{ path, code }]]);
    expect([await doors.events.ofCustomer('c-1', 10), doors.bell.rungFor]).toEqual([[], []]);
  });

  it.each<[string, object, string]>([
    ['of another customer', { customerId: 'c-2' }, 'EVENT_ID_OF_ANOTHER'],
    ['of something else', { amount: 7_000 }, 'EVENT_ID_REUSED'],
  ])('is refused under the id of an event %s, which is named, and neither is lost', async (_case, change, code) => {
    const key = await aKey();
    await tell([HAPPENED], key);
    const alone = await tell([{ ...HAPPENED, ...change }], key);
    expect([alone.status, alone.json.error.problems]).toMatchObject([409, [{ path: '$.events[0].id', code }]]);
    expect(alone.json.error.problems[0].message).toMatchObject({
      en: expect.stringContaining('crm-1'),
      'zh-CN': expect.stringContaining('crm-1'),
    });
    expect(alone.text).not.toContain('c-1');
    const beside = await tell([{ ...HAPPENED, ...change }, HAPPENED], key);
    expect([beside.status, beside.json]).toMatchObject([
      202,
      { accepted: 1, refused: [{ row: 0, problems: [{ code }] }] },
    ]);
    expect(await doors.events.ofCustomer('c-1', 10)).toMatchObject([{ id: 'crm-1', amount: 5_000 }]);
  });

  it('takes the rows that are right, and says of the others why not', async () => {
    const { status, json } = await tell([{ ...HAPPENED, kind: 'x' }, HAPPENED], await aKey());
    expect([status, json]).toMatchObject([202, { accepted: 1, refused: [{ row: 0, id: 'crm-1' }] }]);
  });
});

describe('what was decided on an event', () => {
  it('is among the decisions of the customer, with why each candidate left and how many at each stage', async () => {
    await aWaiting();
    await tell([HAPPENED]);
    await work();
    const [made] = await decisions();
    expect(made).toMatchObject({
      ...{ runId: 'event|crm-1', campaignId: 'on-recharge', customerId: 'c-1', trace: 'kept' },
      event: { id: 'crm-1', kind: 'recharge', happenedAt: '2026-11-02T17:50:00.000Z' },
      outcome: { kind: 'refused', words: { en: expect.any(String) } },
    });
    const [{ left } = { left: null }] = made?.candidates ?? [];
    expect(made?.event?.left).toEqual({ [left?.stage ?? '']: 1 });
    expect(left?.refusals[0]?.words.en).toEqual(expect.any(String));
    const detail = await doors.ask('GET', `${V1}/decisions/${made?.id}`);
    expect([detail.status, detail.json.decision.id, detail.json.facts.arpuBand]).toEqual([200, made?.id, 'HIGH']);
  });

  it('is nothing where a newer word was there before it, which says so in both languages', async () => {
    await aWaiting();
    const closed = { ...HAPPENED, id: 'closed', kind: 'complaint-closed', about: 'bill' };
    await tell([closed]);
    await tell([{ ...closed, id: 'opened', kind: 'complaint-opened', at: '2026-11-02T17:40:00Z' }]);
    await work();
    const late = (await decisions()).find(({ event }) => event?.id === 'opened');
    expect(late?.outcome).toMatchObject({ kind: 'nothing', because: 'EVENT_OVERTAKEN', by: 'closed' });
    const words = { en: expect.stringContaining('newer'), 'zh-CN': expect.stringContaining('更新') };
    expect(late?.outcome).toMatchObject({ words });
    expect(await doors.events.countersOf('c-1')).toMatchObject({ open: { complaints: [] } });
  });
});

it.each(['event', 'prompt', 'all'])('no campaign is called %s, as ids of decisions begin so', async (id) => {
  const { status, json } = await doors.ask('POST', `${V1}/campaigns`, { body: { id, pack: 'win-back' } });
  expect([status, json.error.problems[0].code]).toEqual([409, 'CAMPAIGN_ID_TAKEN']);
});
