import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeSchema } from '../../src/adapters/http/delivery/outreach.schema.js';
import type { Role } from '../../src/core/access/role.js';
import type { OutreachState } from '../../src/core/outreach/outreach.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { aCustomer } from '../builders/a-customer.js';
import { anOutreachOf } from '../builders/a-stored-run.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
  const rules = doors.app.get(BusinessRules) as unknown as Record<string, unknown>;
  rules.reasons = [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }];
});
afterEach(() => doors.close());

const OUTREACH = { ...anOutreachOf('zoe', 'sent'), channel: 'call-list' } as const;

async function tell(body: object, { as = 'agent' as Role, state = 'sent' as OutreachState } = {}) {
  await doors.outreaches.plan([{ ...OUTREACH, state }]);
  return doors.ask('POST', `/api/v1/outreach/${OUTREACH.publicId}/outcomes`, { as, body });
}
const kept = () => doors.responses.ofCustomer('zoe', new Date(0));

describe('what came of a contact', () => {
  it.each([
    ['a yes', 'accepted', {}],
    ['a no with its reason', 'declined', { reason: 'price' }],
    ['a call-back with its time', 'call-back', { callBackAt: '2026-11-03T18:00:00Z' }],
    ['that nobody was reached', 'no-answer', {}],
    ['that they would not listen', 'refused-to-handle', {}],
  ])('is recorded as the agent tells it: %s', async (_case, kind, more) => {
    const { status, json } = await tell({ kind, ...more });
    expect(status).toBe(200);
    expect(OutcomeSchema.parse(json)).toMatchObject({ outreach: OUTREACH.publicId, outcome: kind, by: 'agent' });
    const { id: _id, runId: _run, ...one } = OUTREACH;
    const { campaignId, ruleId, offerId, channel } = one;
    expect(await kept()).toMatchObject([
      {
        outcome: kind,
        campaignId,
        ruleId,
        offerId,
        channel,
        by: 'agent',
        ...(kind === 'declined' ? { reason: 'price' } : {}),
      },
    ]);
    expect(doors.actions()).toEqual([`outcome.${kind}`]);
  });

  it('is recorded once, however often it is told', async () => {
    const first = await tell({ kind: 'declined', reason: 'price' });
    doors.clock.advance(60_000);
    const again = await tell({ kind: 'declined', reason: 'price' });
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(await kept()).toHaveLength(1);
  });

  it('is corrected by another word, and a telling under an id of its own counts once', async () => {
    const [first, second] = [
      { kind: 'declined', reason: 'price', request: 'telling-1' },
      { kind: 'accepted', request: 'telling-2' },
    ];
    await doors.customers.apply([{ customer: aCustomer({ id: 'zoe' }), contentHash: 'zoe' }]);
    const told = await tell(first);
    doors.clock.advance(60_000);
    await tell(second);
    expect((await tell(first)).json).toEqual(told.json);
    expect(await kept()).toMatchObject([{ outcome: 'accepted', words: [{ reason: 'price' }, {}] }]);
    const { json } = await doors.ask('GET', '/api/v1/customers/zoe/calls', { as: 'agent' });
    expect(json.items[0]?.said.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['accepted', 'declined']);
    expect((await tell({ ...second, kind: 'no-answer' })).status).toBe(409);
  });

  it.each<[string, object, number, string, string]>([
    ['a no without a reason', { kind: 'declined' }, 400, '$.reason', 'REPLY_REASON_UNKNOWN'],
    [
      'a no with a reason nobody knows',
      { kind: 'declined', reason: 'weather' },
      400,
      '$.reason',
      'REPLY_REASON_UNKNOWN',
    ],
    ['a call-back some day', { kind: 'call-back' }, 400, '$.callBackAt', 'REPLY_CALL_BACK_BAD'],
    ['what nobody says', { kind: 'maybe' }, 400, '$.kind', 'INPUT_NOT_IN_LIST'],
    ['an operator', { kind: { $ne: '' } }, 400, '$.kind', 'INPUT_NOT_IN_LIST'],
  ])('is not recorded: %s', async (_case, body, status, path, code) => {
    const answer = await tell(body);
    expect([answer.status, answer.json.error.problems[0]]).toMatchObject([status, { path, code }]);
    expect(await kept()).toEqual([]);
  });

  it.each<OutreachState>(['planned', 'failed', 'expired', 'cancelled'])(
    'is not recorded of what is %s: nobody was contacted',
    async (state) => {
      const { status, json } = await tell({ kind: 'accepted' }, { state });
      expect([status, json.error.problems[0].code]).toEqual([409, 'OUTCOME_NOT_CONTACTED']);
      expect(await kept()).toEqual([]);
    },
  );

  it('takes one offer of an exclusion group', async () => {
    const [offer] = await doors.offers.list();
    if (!offer) throw new Error('no offer');
    await doors.offers.save({ ...offer, exclusionGroups: ['gift'] });
    const { publicId: _id, ...first } = anOutreachOf('zoe', 'sent');
    const publicId = `${OUTREACH.publicId.slice(0, -1)}b`;
    await doors.outreaches.plan([{ ...first, id: `other|${first.id}`, publicId }]);
    expect((await tell({ kind: 'accepted' })).status).toBe(200);
    const second = await doors.ask('POST', `/api/v1/outreach/${publicId}/outcomes`, {
      as: 'agent',
      body: { kind: 'accepted' },
    });
    expect([second.status, second.json.error?.problems[0].code]).toEqual([409, 'REPLY_EXCLUDED']);
  });

  it.each<Role>(['marketer', 'manager'])('is not for a %s to tell', async (as) => {
    expect((await tell({ kind: 'accepted' }, { as })).status).toBe(403);
  });

  it('is of an outreach that is there', async () => {
    const url = `/api/v1/outreach/${OUTREACH.publicId}/outcomes`;
    expect((await doors.ask('POST', url, { as: 'agent', body: { kind: 'accepted' } })).status).toBe(404);
  });
});
