import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OfferHistorySchema, OfferSchema } from '../../src/adapters/http/rules/offers.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { anOffer } from '../builders/an-offer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const OFFERS = '/api/v1/offers';
const text = (words: string) => ({ 'zh-CN': words, en: words });
const DRAFT = {
  id: 'double-data',
  title: text('Double data'),
  state: 'design',
  purpose: 'marketing',
  validFrom: '2026-10-01T00:00:00Z',
  validUntil: '2027-10-01T00:00:00Z',
  limits: text('One a customer.'),
  value: 1_200,
  currency: 'USD',
  channels: ['sms'],
  wording: { sms: { body: text('Double data for a month.') } },
  gifts: [{ id: 'data', title: text('Data'), cost: 300 }],
  exclusionGroups: ['rewards'],
};

const withText = (words: string) => ({ ...DRAFT, wording: { sms: { body: text(words) } } });
const write = (body: unknown, as: Role = 'marketer', id = 'double-data') =>
  doors.ask('PUT', `${OFFERS}/${id}`, { as, body });
const move = (to: string, as: Role, change: object = {}) =>
  doors.ask('POST', `${OFFERS}/double-data/steps`, { as, body: { to, ...change } });

describe('an offer', () => {
  it('is written, handed in, approved by another, and goes live, all of it on record', async () => {
    expect(OfferSchema.parse((await write(DRAFT)).json)).toMatchObject({ id: 'double-data', state: 'design' });
    const states = [
      await move('approval', 'marketer', { answers: { role: 'approver' } }),
      await move('set-up', 'approver', { note: 'fine' }),
      await move('test', 'marketer'),
      await move('live', 'marketer'),
    ].map(({ status, json }) => [status, json.state]);
    expect(states).toEqual([
      [200, 'approval'],
      [200, 'set-up'],
      [200, 'test'],
      [200, 'live'],
    ]);
    const { json } = await doors.ask('GET', `${OFFERS}/double-data/history`);
    const history = OfferHistorySchema.parse(json);
    expect(history).toMatchObject({ state: 'live', next: ['review', 'retired'] });
    expect(history.items.map(({ by, did, state }) => `${by} ${did} ${state}`)).toEqual([
      'marketer written design',
      'marketer moved approval',
      'approver moved set-up',
      'marketer moved test',
      'marketer moved live',
    ]);
    const actions = doors.audit.entries.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`);
    expect(actions).toContain('approver offer.move double-data');
    expect(actions).toContain('marketer offer.write double-data');
  });

  it('is not written over by who believes its name is free', async () => {
    const put = (price: number) =>
      doors.ask('PUT', `${OFFERS}/double-data`, {
        body: { ...DRAFT, value: price },
        headers: { 'if-none-match': '*' },
      });
    expect((await put(1)).status).toBe(200);
    const { status, json } = await put(2);
    expect([status, json.error.code, json.error.problems[0].code]).toEqual([
      412,
      'CHANGED_MEANWHILE',
      'OFFER_ID_TAKEN',
    ]);
    expect(await doors.offers.find('double-data')).toMatchObject({ value: 1 });
  });

  it('is not written over by who began with an older one', async () => {
    const created = await write(DRAFT);
    const { headers } = await doors.ask('GET', `${OFFERS}/double-data`);
    expect(headers.etag).toBe(created.headers.etag);
    const put = (value: number, match: unknown) =>
      doors.ask('PUT', `${OFFERS}/double-data`, { body: { ...DRAFT, value }, headers: { 'if-match': String(match) } });
    const first = await put(1, headers.etag);
    expect(first.status).toBe(200);
    const late = await put(2, headers.etag);
    expect([late.status, late.json.error.problems[0].code]).toEqual([412, 'OFFER_CHANGED_MEANWHILE']);
    expect(await doors.offers.find('double-data')).toMatchObject({ value: 1 });
    expect((await put(3, first.headers.etag)).status).toBe(200);
    expect((await put(4, '3')).status).toBe(400);
  });

  it('that is not there is not written by who began with one that was', async () => {
    const headers = { 'if-match': '"1-0"' };
    expect((await doors.ask('PUT', `${OFFERS}/double-data`, { body: DRAFT, headers })).status).toBe(412);
    expect(await doors.offers.find('double-data')).toBeNull();
  });

  it.each<[string, unknown, number, string]>([
    ['an empty condition', { ...DRAFT, eligibility: { all: [] } }, 400, '$.eligibility.all'],
    [
      'a condition on a fact nobody has',
      { ...DRAFT, suitability: { all: [{ fact: 'aura', operator: 'equal', value: 1 }] } },
      400,
      '$.suitability.all[0].fact',
    ],
    ['another id than its address', { ...DRAFT, id: 'other' }, 400, '$.id'],
    ['the state it would like', { ...DRAFT, state: 'live' }, 409, '$.state'],
    ['a history of its own', { ...DRAFT, life: { answerable: {}, history: [] } }, 400, '$.life'],
    ['a loss', { ...DRAFT, value: -500 }, 400, '$.value'],
    ['a currency nobody has', { ...DRAFT, currency: 'ZZZ' }, 400, '$.currency'],
    ['a variable no message has', withText('{{ nothing.here }}'), 400, '$.wording.sms.body["zh-CN"]'],
    ['a name of somebody’s own making', withText('Dear {{ customer.name }}'), 400, '$.wording.sms.body.en'],
    ['a text from a file', withText('{% include "a" %}'), 400, '$.wording.sms.body.en'],
    [
      'a text that never ends',
      withText('{% for i in (1..100000000) %}{{ i }}{% endfor %}'),
      400,
      '$.wording.sms.body.en',
    ],
    ['an SMS of 5,000 letters', withText('x'.repeat(5_000)), 400, '$.wording.sms.body.en'],
    ['an operator', { ...DRAFT, price: { $gt: 1 } }, 400, '$.price["$gt"]'],
  ])('is not written with %s', async (_case, body, status, path) => {
    const answer = await write(body);
    expect(answer.status).toBe(status);
    expect(answer.json.error.problems.map((one: { path: string }) => one.path)).toContain(path);
    expect((await doors.ask('GET', `${OFFERS}/double-data`)).status).toBe(404);
  });

  it.each([
    ['design', 'approval'],
    ['approval', 'set-up'],
    ['set-up', 'test'],
    ['test', 'live'],
    ['review', 'live'],
  ] as const)('stored at %s with a text that cannot be written does not go on to %s', async (state, to) => {
    await doors.offers.save(
      anOffer({ id: 'double-data', state, wording: withText('{{ customer.name }}').wording, channels: ['sms'] }),
    );
    const { status, json } = await move(to, 'admin');
    expect([status, json.error.problems[0]]).toMatchObject([
      409,
      { path: '$.wording.sms.body["zh-CN"]', code: 'UNKNOWN_VARIABLE' },
    ]);
    expect((await doors.offers.find('double-data'))?.state).toBe(state);
  });

  it('that is live is not written any more', async () => {
    const answer = await write({ ...DRAFT, id: 'retention' }, 'marketer', 'retention');
    expect([answer.status, answer.json.error.problems[0].path]).toEqual([409, '$.state']);
  });

  it.each<[string, Role, number]>([
    ['a manager does not write offers', 'manager', 403],
    ['nor does an approver', 'approver', 403],
    ['an admin does', 'admin', 200],
  ])('%s', async (_case, as, status) => {
    expect((await write(DRAFT, as)).status).toBe(status);
  });
});

describe('approval', () => {
  const handedIn = async (as: Role) => {
    await write(DRAFT, as);
    await move('approval', as);
  };

  it.each<[string, Role, Role, number]>([
    ['takes the right to approve', 'marketer', 'marketer', 403],
    ['is given by another', 'marketer', 'approver', 200],
    ['is never given to one’s own, not even by an admin', 'admin', 'admin', 409],
  ])('%s', async (_case, author, approver, status) => {
    await handedIn(author);
    expect((await move('set-up', approver)).status).toBe(status);
  });

  it('is not asked for without limits in both languages', async () => {
    await write({ ...DRAFT, limits: { 'zh-CN': '限一次', en: '' } });
    const { status, json } = await move('approval', 'marketer');
    expect([status, json.error.problems[0]]).toMatchObject([409, { path: '$.limits.en', code: 'OFFER_LIMITS_LACK' }]);
  });

  it.each([
    ['an unknown step', { to: 'sold' }, 400],
    ['a step that does not follow', { to: 'live' }, 409],
  ])('%s is refused', async (_case, body, status) => {
    await write(DRAFT);
    expect((await doors.ask('POST', `${OFFERS}/double-data/steps`, { as: 'marketer', body })).status).toBe(status);
  });
});
