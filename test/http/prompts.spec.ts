import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PromptSchema, PromptWithRepliesSchema } from '../../src/adapters/http/campaign/prompts.schema.js';
import { Organisation } from '../../src/core/access/organisation.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { StopStore } from '../../src/flows/ports/stop-store.js';
import { Tokens } from '../../src/flows/ports/tokens.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const ASK = '/api/v1/decisions/next-best';
const ASKED = { request: 'req-0001', customerId: 'c-1', place: 'hotline' };
const ask = (change: object = {}, as: 'agent' | 'marketer' | 'manager' = 'agent') =>
  doors.ask('POST', ASK, { as, body: { ...ASKED, ...change } });
const reply = (id: string, body: object) => doors.ask('POST', `/api/v1/decisions/${id}/replies`, { as: 'agent', body });
const say = async (kind: string, more: object = {}, request = 'req-0001') => {
  const { json } = await ask({ request });
  return reply(json.id, { ruleId: 'high-decline', kind, ...more });
};
const rules = () => doors.app.get(BusinessRules) as unknown as Record<string, unknown>;

/** Two contacts in the week: the cap is full. */
async function twoContacts() {
  for (const at of ['2026-11-01T18:00:00Z', '2026-11-02T10:00:00Z']) {
    const row = aContactRow({ runId: at, outreachId: `${at}|c-1`, dueAt: new Date(at), status: 'sent' });
    await doors.ledger.reserve(row, { caps: [], operatorZone: 'UTC' }, new Date(at));
  }
}

describe('the next best offer', () => {
  it('is told to the agent with words, limits, end and reason, and nothing that names the person', async () => {
    const { status, json, text } = await ask();
    expect(status).toBe(200);
    expect(PromptSchema.parse(json)).toMatchObject({
      ...{ request: 'req-0001', customerId: 'c-1', place: 'hotline', by: 'agent', nothing: null },
      offers: [
        {
          ...{ rank: 1, ruleId: 'high-decline', campaignId: 'win-back', offerId: 'retention' },
          title: { en: 'Stay with us' },
          limits: { en: 'None' },
          said: { locale: 'en', subject: null, body: 'Ask them to stay.' },
          why: { because: [{ en: expect.stringContaining('HIGH') }] },
        },
      ],
    });
    expect(text).not.toMatch(/Jane|Main Street|priority|value/);
  });

  it('asks for no consent, address or hour: the customer came to us', async () => {
    doors.clock.set(new Date('2026-11-03T11:00:00Z'));
    const { json } = await ask();
    expect(json.offers).toHaveLength(1);
  });

  it('is the same asked again, whatever has changed, and another asking under its id is refused', async () => {
    const first = await ask();
    await doors.campaigns.change('win-back', 'active', 'paused');
    const again = await ask();
    expect(again.json).toEqual(first.json);
    const [other, elsewhere] = [await ask({ customerId: 'c-9' }), await ask({ place: 'web' })];
    expect([other.status, elsewhere.status]).toEqual([409, 409]);
    expect(other.json.error.problems[0]).toMatchObject({ path: '$.request', code: 'PROMPT_REQUEST_REUSED' });
  });

  it('is none while the campaign is paused, or stopped in an emergency', async () => {
    const stop = { kind: 'all', of: null, by: 'ann', at: doors.clock.now(), why: 'wrong price' } as const;
    await doors.app.get(StopStore).pull(stop);
    const stopped = await ask();
    expect(stopped.json).toMatchObject({ offers: [], nothing: { stage: 'emergency', code: 'EMERGENCY_STOP' } });
    await doors.campaigns.change('win-back', 'active', 'paused');
    const paused = await ask({ request: 'req-0002' });
    expect(paused.json).toMatchObject({ offers: [], nothing: null });
  });

  it('is made without a campaign that cannot be read any more, which is on record and in the health', async () => {
    const gone = { all: [{ fact: 'goneSince', operator: 'equal', value: 1 }] };
    const pack = aRulePack({ pack: 'old', rules: [aRule({ id: 'o', conditions: gone })] });
    await doors.packs.save(pack, 'o', 'ann', doors.clock.now());
    const title = { 'zh-CN': '旧', en: 'Old' };
    await doors.campaigns.insert({ id: 'old', title, pack: 'old', state: 'active', createdAt: doors.clock.now() });
    const { json } = await ask();
    expect(json.offers).toHaveLength(1);
    const [prompt] = await doors.prompts.ofCustomer('c-1', 1);
    expect(prompt?.prompt.leftOut).toEqual(['old']);
    const { json: health } = await doors.ask('GET', '/health/ready', { as: null });
    expect(health).toMatchObject({ status: 'up', campaignsLeftOut: 1 });
  });

  it('is none for whom no rule is true, and that is on record too', async () => {
    const { json } = await ask({ customerId: 'c-9' });
    expect(json).toMatchObject({ offers: [], nothing: null });
    expect(await doors.prompts.ofCustomer('c-9', 10)).toHaveLength(1);
  });

  it('is none where the caps are full, with why and who took the place; nothing is reserved by asking', async () => {
    await twoContacts();
    const { json } = await ask({ others: true });
    expect(json).toMatchObject({ offers: [], nothing: { stage: 'cap', code: 'CAP_REACHED' } });
    expect(json.others[0].left.refusals[0]).toMatchObject({
      component: 'weekly',
      takenBy: '2026-11-02T10:00:00Z|decline',
    });
    expect(await doors.ledger.rowsOf('c-1')).toHaveLength(2);
  });

  it('is kept from a control unit, and what it would have been is on record', async () => {
    const kept = { never: { version: '1', sharePct: 100 } };
    rules().holdouts = { neverRotated: kept.never, global: [], components: [], exempt: [] };
    const { json } = await ask();
    expect(json).toMatchObject({ offers: [], nothing: { stage: 'holdout', code: 'HELD_OUT_ALWAYS' } });
    const [prompt] = await doors.prompts.ofCustomer('c-1', 1);
    expect(prompt?.prompt.drawn).toMatchObject([{ offerId: 'retention', assignment: { arm: 'control' } }]);
    expect(prompt?.outcome).toMatchObject({ heldOut: { offerId: 'retention', campaignId: 'win-back' } });
  });

  it('is one document: asking leaves no other line behind', async () => {
    await ask();
    expect(doors.actions()).toEqual([]);
    const [prompt] = await doors.prompts.ofCustomer('c-1', 1);
    expect(prompt).toMatchObject({ id: 'prompt|req-0001', prompt: { by: 'agent', place: 'hotline' } });
  });

  it('is nothing of somebody who is not there, and that is on record', async () => {
    const { status, json } = await ask({ customerId: 'nobody' });
    expect([status, json.error.problems[0].code]).toEqual([404, 'PROMPT_CUSTOMER_UNKNOWN']);
    expect(doors.audit.entries).toMatchObject([{ action: 'prompt.ask', subject: 'nobody', detail: { found: false } }]);
  });

  it.each([
    ['a request id that is too short', { request: 'x' }, '$.request'],
    ['a request id with an operator', { request: { $ne: '' } }, '$.request'],
    ['a place nobody comes to', { place: 'sms' }, '$.place'],
    ['no place', { place: undefined }, '$.place'],
    ['no offers', { limit: 0 }, '$.limit'],
    ['more offers than anybody reads out', { limit: 11 }, '$.limit'],
    ['a customer who is an operator', { customerId: { $gt: '' } }, '$.customerId'],
    ['a field nobody knows', { force: true }, '$.force'],
  ])('is not told to %s', async (_case, change, path) => {
    const { status, json } = await ask(change);
    expect([status, json.error.problems[0].path]).toEqual([400, path]);
  });

  it.each(['marketer', 'manager'] as const)('is not for a %s', async (as) => {
    expect((await ask({}, as)).status).toBe(403);
  });
});

describe('who is held to a node', () => {
  const node = (code: string, parent: string | null) => ({
    ...{ code, parent, level: parent === null ? 'province' : 'local-network' },
    title: { 'zh-CN': code, en: code },
  });

  async function at(orgNode: string) {
    rules().organisation = new Organisation([node('P', null), node('N1', 'P'), node('N2', 'P')] as never);
    const { findMany } = doors.customers;
    const places: Readonly<Record<string, string>> = { 'c-1': 'N1' };
    Object.assign(doors.customers, {
      findMany: async (ids: readonly string[]) =>
        (await findMany.call(doors.customers, ids)).map((one) => ({ ...one, basic: { orgNode: places[one.id] } })),
    });
    const account = { role: 'agent', orgNode, passwordHash: 'x', passwordChanged: true, tokenVersion: 1 } as const;
    await doors.users.insert({ name: 'hall', ...account });
    const { token } = await doors.app.get(Tokens).issue({ name: 'hall', tokenVersion: 1 });
    return { as: null, headers: { authorization: `Bearer ${token}` } };
  }

  it('asks for the customers of the node, and for others as if there were none', async () => {
    const [own, foreign] = [await at('N1'), { ...ASKED, request: 'req-0002' }];
    expect((await doors.ask('POST', ASK, { ...own, body: ASKED })).status).toBe(200);
    rules().organisation = new Organisation([node('P', null), node('N2', 'P')] as never);
    expect((await doors.ask('POST', ASK, { ...own, body: foreign })).status).toBe(404);
    expect(doors.actions()).toEqual(['customer.out-of-scope']);
  });

  it('replies for the customers of the node alone', async () => {
    const { json } = await ask();
    const foreign = await at('N2');
    const url = `/api/v1/decisions/${json.id}/replies`;
    const answer = await doors.ask('POST', url, { ...foreign, body: { ruleId: 'high-decline', kind: 'presented' } });
    expect(answer.status).toBe(404);
    expect(await doors.ledger.rowsOf('c-1')).toEqual([]);
  });
});

describe('what the customer said', () => {
  it('begins with the offer being presented, which takes the place, once', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { status, json } = await say('presented');
      expect([status, json]).toEqual([200, { recorded: true, refusals: [] }]);
    }
    expect(await doors.ledger.rowsOf('c-1')).toMatchObject([
      { channel: 'hotline', status: 'sent', offerId: 'retention' },
    ]);
    expect(doors.actions()).toEqual(['reply.presented', 'reply.presented']);
  });

  it('may not begin: somebody took the place meanwhile, and is named', async () => {
    const { json } = await ask();
    await twoContacts();
    const refused = await reply(json.id, { ruleId: 'high-decline', kind: 'presented' });
    expect(refused.json).toMatchObject({
      recorded: false,
      refusals: [{ code: 'CAP_REACHED', takenBy: '2026-11-02T10:00:00Z|decline', words: { en: expect.any(String) } }],
    });
    expect(await doors.responses.ofCustomer('c-1', new Date(0))).toEqual([]);
  });

  it('may not begin under an emergency stop, or when what was offered has ended', async () => {
    const { json } = await ask();
    const stop = { kind: 'channel', of: 'hotline', by: 'ann', at: doors.clock.now(), why: 'wrong price' } as const;
    await doors.app.get(StopStore).pull(stop);
    const stopped = await reply(json.id, { ruleId: 'high-decline', kind: 'presented' });
    expect(stopped.json).toMatchObject({ recorded: false, refusals: [{ code: 'EMERGENCY_STOP' }] });
    doors.clock.advance(40 * 86_400_000);
    const late = await reply(json.id, { ruleId: 'high-decline', kind: 'presented' });
    expect([late.status, late.json.error.problems[0].code]).toEqual([409, 'REPLY_OFFER_ENDED']);
  });

  it.each([
    ['a yes', 'accepted', {}],
    ['a no with its reason', 'declined', { reason: 'price' }],
    ['a call-back with its time', 'call-back', { callBackAt: '2026-11-03T18:00:00Z' }],
    ['that the agent would not', 'refused-to-handle', {}],
    ['silence', 'no-answer', {}],
  ])('is recorded: %s', async (_case, kind, more) => {
    rules().reasons = [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }];
    await say('presented');
    const { status, json } = await say(kind, more);
    expect([status, json]).toEqual([200, { recorded: true, refusals: [] }]);
    const { json: list } = await doors.ask('GET', '/api/v1/customers/c-1/prompts', { as: 'agent' });
    const replies = PromptWithRepliesSchema.parse(list.items[0]).replies;
    expect(replies.map(({ outcome }) => outcome)).toContain(kind);
  });

  it('is another word where another time to call was agreed on: the newest holds, the one before is on record', async () => {
    await say('presented');
    for (const callBackAt of ['2026-11-03T18:00:00Z', '2026-11-04T18:00:00Z', '2026-11-04T18:00:00Z']) {
      doors.clock.advance(60_000);
      expect((await say('call-back', { callBackAt })).json).toEqual({ recorded: true, refusals: [] });
    }
    const { json: list } = await doors.ask('GET', '/api/v1/customers/c-1/prompts', { as: 'agent' });
    const promised = list.items[0].replies.map(({ callBackAt }: { callBackAt: string | null }) => callBackAt);
    expect(promised).toEqual(['2026-11-04T18:00:00.000Z', '2026-11-03T18:00:00.000Z', null]);
    const { json } = await doors.ask('GET', '/api/v1/desk/tasks', { as: 'agent' });
    expect(json.items.map(({ callAt }: { callAt: string }) => callAt)).toEqual(['2026-11-04T18:00:00.000Z']);
  });

  it('is the last word: the reason of a no is corrected, every word is on record, and one telling counts once', async () => {
    rules().reasons = ['price', 'loyalty'].map((code) => ({
      ...{ code, title: { 'zh-CN': '原因', en: 'Reason' }, explains: ['refusal'] },
    }));
    await say('presented');
    const words = [
      ['declined', { reason: 'price', request: 'telling-1' }],
      ['declined', { reason: 'loyalty', request: 'telling-2' }],
      ['accepted', { request: 'telling-3' }],
      ['declined', { reason: 'price', request: 'telling-4' }],
      ['declined', { reason: 'loyalty', request: 'telling-2' }],
    ] as const;
    for (const [kind, more] of words) {
      doors.clock.advance(1_000);
      expect((await say(kind, more)).json).toEqual({ recorded: true, refusals: [] });
    }
    const { json: list } = await doors.ask('GET', '/api/v1/customers/c-1/prompts', { as: 'agent' });
    const { replies } = PromptWithRepliesSchema.parse(list.items[0]);
    const told = replies.map(({ outcome, reason }) => [outcome, reason].join(' ').trim());
    expect(told).toEqual(['declined price', 'accepted', 'declined loyalty', 'declined price', 'presented']);
    const [standing] = await doors.responses.ofCustomer('c-1', new Date(0));
    expect(standing).toMatchObject({ outcome: 'declined', reason: 'price' });
    const reused = await say('accepted', { request: 'telling-1' });
    expect([reused.status, reused.json.error.problems[0]]).toMatchObject([
      409,
      { path: '$.request', code: 'REPLY_REQUEST_REUSED' },
    ]);
  });

  it('stops suppressing once a no was a slip', async () => {
    rules().reasons = [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }];
    rules().suppressions = new Map([['win-back', { after: [{ outcome: 'declined', days: 30 }], holds: [] }]]);
    await say('presented');
    await say('declined', { reason: 'price' });
    expect((await ask({ request: 'req-0002' })).json.offers).toEqual([]);
    await say('no-answer');
    expect((await ask({ request: 'req-0003' })).json.offers).toHaveLength(1);
  });

  it.each([
    ['a word under an id that is none', { kind: 'accepted', request: 'x' }, 400, 'INPUT_WRONG_FORM'],
    ['a yes to what was not presented', { kind: 'accepted' }, 409, 'REPLY_NOT_PRESENTED'],
    ['a no without a reason', { kind: 'declined' }, 400, 'REPLY_REASON_UNKNOWN'],
    ['a call-back some day', { kind: 'call-back' }, 400, 'REPLY_CALL_BACK_BAD'],
    ['a word on what was not offered', { kind: 'presented', ruleId: 'other' }, 404, 'REPLY_RULE_NOT_OFFERED'],
    ['what nobody says', { kind: 'maybe' }, 400, 'INPUT_NOT_IN_LIST'],
  ])('is not recorded: %s', async (_case, said, status, code) => {
    const answer = await say(said.kind, said);
    expect([answer.status, answer.json.error.problems[0].code]).toEqual([status, code]);
    expect(await doors.responses.ofCustomer('c-1', new Date(0))).toEqual([]);
  });

  it('counts in the next decision: who declines is left alone as the plan says', async () => {
    rules().reasons = [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }];
    rules().suppressions = new Map([['win-back', { after: [{ outcome: 'declined', days: 30 }], holds: [] }]]);
    await say('presented');
    await say('declined', { reason: 'price' });
    const next = await ask({ request: 'req-0002' });
    expect(next.json).toMatchObject({ offers: [], nothing: { stage: 'suppression', code: 'SUPPRESSED_BY_OUTCOME' } });
    doors.clock.advance(30 * 86_400_000);
    expect((await ask({ request: 'req-0003' })).json.offers).toHaveLength(1);
  });

  it('takes one offer of an exclusion group, however many were put before the customer', async () => {
    const [offer] = await doors.offers.list();
    if (!offer) throw new Error('no offer');
    await doors.offers.save({ ...offer, exclusionGroups: ['gift'] });
    const first = (await ask()).json.id;
    const second = (await ask({ request: 'req-0002' })).json.id;
    for (const id of [first, second]) await reply(id, { ruleId: 'high-decline', kind: 'presented' });
    expect((await reply(first, { ruleId: 'high-decline', kind: 'accepted' })).status).toBe(200);
    expect((await reply(first, { ruleId: 'high-decline', kind: 'accepted' })).status).toBe(200);
    const { status, json } = await reply(second, { ruleId: 'high-decline', kind: 'accepted' });
    expect([status, json.error.problems[0].code]).toEqual([409, 'REPLY_EXCLUDED']);
  });

  it('is of a prompt: a run’s decision has none', async () => {
    const { json } = await doors.ask('GET', '/api/v1/customers/c-1/decisions');
    const run = json.items.find(({ outcome }: { outcome: { kind: string } }) => outcome.kind === 'scheduled');
    expect((await reply(run.id, { ruleId: 'high-decline', kind: 'presented' })).status).toBe(404);
  });
});

describe('a customer’s prompts', () => {
  it('are seen by agents, marketers and managers, each look on record, and among the decisions', async () => {
    await ask();
    for (const as of ['agent', 'marketer', 'manager'] as const) {
      const { status, json } = await doors.ask('GET', '/api/v1/customers/c-1/prompts', { as });
      expect([status, json.items.length]).toEqual([200, 1]);
    }
    expect(doors.actions()).toEqual(Array(3).fill('customer.prompts'));
    const { json } = await doors.ask('GET', '/api/v1/customers/c-1/decisions', { as: 'marketer' });
    const offered = { kind: 'offered', offers: [{ ruleId: 'high-decline', offerId: 'retention' }] };
    expect(json.items.map(({ outcome }: { outcome: object }) => outcome)).toContainEqual(offered);
  });
});
