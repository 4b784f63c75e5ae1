import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CustomerMessageSchema,
  InboundAnswerSchema,
  InboundMessageSchema,
} from '../../src/adapters/http/delivery/inbound.schema.js';
import { listOf } from '../../src/adapters/http/schema.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const V1 = '/api/v1';
const ANSWER = { id: 'mo-1', channel: 'sms', from: '+12025550123', text: ' ｔｄ。', at: '2026-11-02T18:50:00+01:00' };
const aKey = async (scope = 'messages:write') => {
  const body = { name: 'gateway', scopes: [scope] };
  const { json } = await doors.ask('POST', `${V1}/keys`, { body });
  return { as: null, headers: { authorization: `Bearer ${json.key}` } };
};
const tell = (body: unknown, asked: object = {}) => doors.ask('POST', `${V1}/inbound-messages`, { ...asked, body });

describe('an answer of a customer', () => {
  it('is taken of a gateway with a key, understood, and answered the same again', async () => {
    const key = await aKey();
    const first = await tell(ANSWER, key);
    const expected = { id: 'mo-1', understood: 'opt-out', keyword: 'TD' };
    expect([first.status, InboundAnswerSchema.parse(first.json)]).toEqual([202, expected]);
    const again = await tell(ANSWER, key);
    expect([again.status, again.json]).toEqual([202, expected]);
    const { json } = await doors.ask('GET', `${V1}/customers/c-1`);
    expect(json.consents).toContainEqual({
      ...{ channel: 'sms', purpose: 'marketing', granted: false, at: '2026-11-02T17:50:00.000Z' },
      ...{ source: 'inbound-message', evidence: { message: 'mo-1', keyword: 'TD' } },
    });
  });

  it('is on the list, and among the messages of its customer, without its text or number', async () => {
    await tell(ANSWER);
    await tell({ ...ANSWER, id: 'mo-2', from: '+4915550000', text: 'hello?' });
    const all = await doors.ask('GET', `${V1}/inbound-messages`, { as: 'marketer' });
    expect(listOf(InboundMessageSchema).parse(all.json).items).toMatchObject([
      { id: 'mo-1', keyword: 'TD', by: 'admin', customers: [{ id: 'c-1', effect: 'withdrawn' }] },
      { id: 'mo-2', keyword: null, customers: [] },
    ]);
    expect(all.text).not.toMatch(/hello|5550123|ｔｄ|fingerprint/);
    const own = await doors.ask('GET', `${V1}/customers/c-1/messages`, { as: 'marketer' });
    expect(listOf(CustomerMessageSchema).parse(own.json).items).toEqual([
      { id: 'mo-1', channel: 'sms', at: '2026-11-02T17:50:00.000Z', keyword: 'TD', effect: 'withdrawn' },
    ]);
    expect(doors.audit.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['inbound.opt-out', 'inbound.other', 'inbound.read', 'customer.messages']),
    );
    expect((await doors.ask('GET', `${V1}/customers/nobody/messages`)).status).toBe(404);
  });

  it.each<[string, object, string, string]>([
    ['without its id', { id: undefined }, '$.id', 'INPUT_MISSING'],
    ['under an id with a space', { id: 'a b' }, '$.id', 'INBOUND_ID_BAD'],
    ['on a channel on which nobody writes', { channel: 'call-list' }, '$.channel', 'INPUT_NOT_IN_LIST'],
    ['of nobody', { from: undefined }, '$', 'INBOUND_ONE_SENDER'],
    ['of two', { customerId: 'c-1' }, '$', 'INBOUND_ONE_SENDER'],
    ['from no number', { from: { $ne: '' } }, '$.from', 'INPUT_WRONG_TYPE'],
    ['from a name', { from: 'bank' }, '$.from', 'INBOUND_NUMBER_BAD'],
    ['of nobody we know', { from: undefined, customerId: 'c-9' }, '$.customerId', 'INBOUND_CUSTOMER_UNKNOWN'],
    ['without a text', { text: undefined }, '$.text', 'INPUT_MISSING'],
    ['without end', { text: 'x'.repeat(5_001) }, '$.text', 'INPUT_TOO_BIG'],
    ['of no instant', { at: 'yesterday' }, '$.at', 'INPUT_WRONG_FORM'],
    ['of next week', { at: '2026-11-09T18:00:00Z' }, '$.at', 'INBOUND_IN_FUTURE'],
    ['with more', { number: '1' }, '$.number', 'INPUT_FIELD_UNKNOWN'],
  ])('%s is refused in both languages, and nothing is kept', async (_case, change, path, code) => {
    const { status, json } = await tell({ ...ANSWER, ...change });
    expect([status, json.problems ?? json.error?.problems ?? json]).toEqual([
      400,
      [{ path, code, message: { 'zh-CN': expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) } }].map(
        (one) => expect.objectContaining(one),
      ),
    ]);
    expect(doors.inbound.kept.size).toBe(0);
  });

  it('under the id of another message is a conflict', async () => {
    await tell(ANSWER);
    const { status, text } = await tell({ ...ANSWER, text: 'STOP' });
    expect([status, text]).toEqual([409, expect.stringContaining('INBOUND_ID_REUSED')]);
  });

  it.each([
    ['with a key for events', async () => aKey('events:write'), 403],
    ['by a marketer', async () => ({ as: 'marketer' }), 403],
    ['by an agent', async () => ({ as: 'agent' }), 403],
    ['by nobody', async () => ({ as: null }), 401],
  ])('%s is not taken', async (_case, who, expected) => {
    expect((await tell(ANSWER, await who())).status).toBe(expected);
  });

  it('of a key that tells messages only: it reads none', async () => {
    expect((await doors.ask('GET', `${V1}/inbound-messages`, await aKey())).status).toBe(403);
  });
});

describe('the texts of an offer', () => {
  it('are shown as they go out', async () => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/offer-texts/retention`, { as: 'marketer' });
    const bodies = json.items.flatMap((one: { channel: string; body: string }) =>
      one.channel === 'sms' ? [one.body] : [],
    );
    expect(bodies).toEqual([
      expect.stringMatching(/^【潮位通信】.+回复TD退订$/s),
      expect.stringMatching(/^Tidemark Telecom: .+ Reply STOP to opt out$/s),
    ]);
  });

  it('are signed by what the contact policy says', async () => {
    const { json } = await doors.ask('GET', `${V1}/contact-policy`, { as: 'marketer' });
    expect(json.sender.sms.optOut.keywords).toContain('TD');
  });
});
