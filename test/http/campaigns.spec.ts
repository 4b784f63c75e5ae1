import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CampaignSchema } from '../../src/adapters/http/campaign/campaigns.schema.js';
import { DecisionDetailSchema, DecisionSchema } from '../../src/adapters/http/campaign/decisions.schema.js';
import {
  FunnelSchema,
  RunCandidatesSchema,
  RunCustomersSchema,
  RunProgressSchema,
  RunSchema,
} from '../../src/adapters/http/campaign/runs.schema.js';
import { OutreachSchema } from '../../src/adapters/http/delivery/outreach.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { publicIdOf, RUN_ID } from '../builders/a-stored-run.js';
import { type Doors, openDoors } from './doors.js';
import { PACK } from './fake-ports.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const RUN = `/api/v1/runs/${encodeURIComponent(RUN_ID)}`;
const NEW = { id: 'spring', title: { 'zh-CN': '春季', en: 'Spring' }, pack: 'win-back' };

describe('campaigns', () => {
  it('are created as drafts, on record', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns', { as: 'marketer', body: NEW });
    expect(status).toBe(201);
    expect(CampaignSchema.parse(json)).toMatchObject({ ...NEW, state: 'draft' });
    expect(json.audience).toBeUndefined();
    expect(doors.audit.entries).toEqual([
      expect.objectContaining({ actor: 'marketer', action: 'campaign.create', subject: 'spring' }),
    ]);
  });

  it('are created with a control of their own', async () => {
    const control = { sharePct: 10, version: '2026-11' };
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns', { body: { ...NEW, control } });
    expect([status, CampaignSchema.parse(json).control]).toEqual([201, control]);
  });

  it.each([
    ['nobody kept out', { sharePct: 0, version: '1' }, 400, '$.control.why'],
    ['nobody kept out, with its reason', { sharePct: 0, version: '1', why: '服务通知' }, 201, undefined],
  ])('%s', async (_case, control, status, path) => {
    const answer = await doors.ask('POST', '/api/v1/campaigns', { body: { ...NEW, control } });
    expect([answer.status, answer.json.error?.problems?.[0]?.path]).toEqual([status, path]);
  });

  it('take their title, schedule, control and suppression from the pack and its plan', async () => {
    const body = { id: 'as-planned', pack: 'win-back' };
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns', { body });
    const { title, plan } = CampaignSchema.parse(json);
    const { control, schedule, suppression } = aPlaybookPlan();
    expect([status, title, plan?.control, plan?.schedule]).toEqual([201, PACK.title, control, schedule]);
    expect(json.control).toEqual({ sharePct: control.sharePct, version: '1' });
    expect(plan?.suppression).toEqual(suppression);
    expect(json.guardrails).toEqual([
      { guardrail: 'margin', metric: 'margin-per-customer', limit: 200, onBreach: 'pause' },
      { guardrail: 'opt-outs', metric: 'opt-outs', limit: 0.01, onBreach: 'pause' },
    ]);
    expect((await doors.ask('GET', '/api/v1/campaigns/as-planned')).json).toEqual(json);
  });

  it('without a plan are watched by the guardrails of their levers, and say so', async () => {
    await doors.packs.save({ ...PACK, pack: 'planless' }, 'planless', 'marketer', doors.clock.now());
    const { json } = await doors.ask('POST', '/api/v1/campaigns', { body: { id: 'planless', pack: 'planless' } });
    const { plan, guardrails, control } = CampaignSchema.parse(json);
    expect([plan, guardrails]).toEqual([undefined, []]);
    // Nobody said anything of a control: the rules do.
    expect(control).toEqual({ sharePct: 10, version: '1' });
  });

  it('may wait for somebody to start them, whatever the plan says', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns', { body: { ...NEW, schedule: null } });
    expect([status, CampaignSchema.parse(json).schedule, json.plan.schedule.kind]).toEqual([201, undefined, 'monthly']);
  });

  it('may be for a part of the base, and keep it', async () => {
    const audience = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns', { body: { ...NEW, audience } });
    expect([status, CampaignSchema.parse(json).audience]).toEqual([201, audience]);
    expect((await doors.campaigns.find('spring'))?.audience).toEqual(audience);
  });

  it.each([
    [
      'an audience by a fact nobody knows',
      { ...NEW, audience: { all: [{ fact: 'shoeSize', operator: 'equal', value: 1 }] } },
      400,
      '$.audience.all[0].fact',
    ],
    ['an audience that is nobody’s condition', { ...NEW, audience: {} }, 400, '$.audience'],
    ['an audience that is a list', { ...NEW, audience: [] }, 400, '$.audience'],
    [
      'an audience that would take the unknown for a yes',
      { ...NEW, audience: { all: [{ fact: 'arpuBand', operator: 'notEqual', value: 'LOW' }] } },
      400,
      '$.audience.all[0]',
    ],
    ['a plan of its own', { ...NEW, plan: {} }, 400, '$.plan'],
    ['an unknown pack', { ...NEW, pack: 'nothing' }, 400, '$.pack'],
    ['an id that is taken', { ...NEW, id: 'win-back' }, 409, '$.id'],
    ['an unknown field', { ...NEW, state: 'active' }, 400, '$.state'],
    ['a title in one language', { ...NEW, title: { en: 'Spring' } }, 400, '$.title.zh-CN'],
    ['an operator for an id', { ...NEW, id: { $ne: 'x' } }, 400, '$.id'],
    ['more kept out than reached', { ...NEW, control: { sharePct: 51, version: '1' } }, 400, '$.control.sharePct'],
    ['a share below nothing', { ...NEW, control: { sharePct: -1, version: '1' } }, 400, '$.control.sharePct'],
    ['a version that ends the salt', { ...NEW, control: { sharePct: 5, version: '1:2' } }, 400, '$.control.version'],
    ['an id that is a path', { ...NEW, id: '../spring' }, 400, '$.id'],
  ])('are not created with %s', async (_case, body, status, path) => {
    const answer = await doors.ask('POST', '/api/v1/campaigns', { body });
    expect(answer.status).toBe(status);
    expect(answer.json.error.problems.map((one: { path: string }) => one.path)).toContain(path);
    expect(await doors.campaigns.list()).toHaveLength(1);
  });

  it.each<[string, Role, string, number]>([
    ['a manager pauses', 'manager', 'paused', 200],
    ['a manager stops', 'manager', 'stopped', 200],
    ['a manager does not activate', 'manager', 'active', 403],
    ['a marketer pauses', 'marketer', 'paused', 200],
    ['a marketer does not activate what is active', 'marketer', 'active', 409],
  ])('%s', async (_case, as, to, status) => {
    const answer = await doors.ask('POST', '/api/v1/campaigns/win-back/state', { as, body: { to, reason: 'because' } });
    expect(answer.status).toBe(status);
    const expected = status === 200 ? to : 'active';
    expect((await doors.campaigns.find('win-back'))?.state).toBe(expected);
  });

  it('that nobody knows are not found', async () => {
    expect((await doors.ask('GET', '/api/v1/campaigns/nothing')).status).toBe(404);
  });
});

describe('runs', () => {
  it.each<[Role, number]>([
    ['marketer', 201],
    ['admin', 201],
    ['manager', 403],
  ])('started by a %s: %s', async (as, status) => {
    const answer = await doors.ask('POST', '/api/v1/campaigns/win-back/runs', {
      as,
      body: { plannedAt: '2026-11-02T17:00:00Z' },
    });
    expect(answer.status).toBe(status);
    if (status === 201) expect(RunSchema.parse(answer.json).id).toBe('win-back|20261102T170000Z');
    expect(await doors.runs.list({ limit: 9 })).toHaveLength(status === 201 ? 2 : 1);
  });

  it('start now when nothing is said, without a body', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/campaigns/win-back/runs');
    expect([status, json.id]).toEqual([201, RUN_ID]);
  });

  it.each<Role>(['marketer', 'manager', 'admin'])('are stopped by a %s', async (as) => {
    const { status, json } = await doors.ask('POST', `${RUN}/stop`, { as, body: { reason: 'wrong text' } });
    expect([status, RunSchema.parse(json).state]).toEqual([200, 'stopped']);
    expect((await doors.outreaches.ofCustomer('c-1', 1))[0]?.state).toBe('cancelled');
  });

  it('are not stopped without a reason', async () => {
    const { status } = await doors.ask('POST', `${RUN}/stop`, { body: { reason: '  ' } });
    expect([status, (await doors.runs.find(RUN_ID))?.state]).toEqual([400, 'evaluating']);
  });

  it('are read with their progress, and listed', async () => {
    expect(RunProgressSchema.parse((await doors.ask('GET', RUN)).json).progress).toMatchObject({ done: 1, total: 1 });
    const { json } = await doors.ask('GET', '/api/v1/runs?campaign=win-back&limit=5');
    expect(json.items.map((run: unknown) => RunSchema.parse(run).id)).toEqual([RUN_ID]);
  });

  it.each([
    ['nobody knows', '/api/v1/runs/win-back%7C20301103T180000Z', 404],
    ['have no form of an id', '/api/v1/runs/anything', 400],
    ['are asked for by too many', '/api/v1/runs?limit=9999', 400],
    ['are asked for with an operator', '/api/v1/runs?campaign[$ne]=x', 400],
  ])('that %s', async (_case, url, status) => {
    expect((await doors.ask('GET', url)).status).toBe(status);
  });

  it('have a funnel in words whose sums hold', async () => {
    const { rows, identities } = FunnelSchema.parse((await doors.ask('GET', `${RUN}/funnel`)).json);
    expect(rows.map(({ key, count }) => [key, count])).toContainEqual(['refused.CONSENT_MISSING', 2]);
    expect(rows.find(({ key }) => key === 'refused.CONSENT_MISSING')?.words).toEqual({
      'zh-CN': '未获同意',
      en: 'no consent',
    });
    expect(identities.every(({ holds }) => holds)).toBe(true);
  });
});

describe('the decisions of a run', () => {
  const customersOf = (items: readonly { customerId: string }[]) => items.map(({ customerId }) => customerId);

  it('come in pages, each on record', async () => {
    const first = (await doors.ask('GET', `${RUN}/decisions?limit=3`)).json;
    const second = (await doors.ask('GET', `${RUN}/decisions?limit=3&after=${encodeURIComponent(first.next)}`)).json;
    expect([first.items.length, second.items.length, second.next, first.expired]).toEqual([3, 2, null, false]);
    const all = [...customersOf(first.items), ...customersOf(second.items)];
    expect(all.toSorted()).toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5']);
    for (const item of first.items) DecisionSchema.parse(item);
    expect(doors.actions()).toEqual(['run.decisions', 'run.decisions']);
  });

  it.each(['garbage', '0', '1-zz', encodeURIComponent('{"$gt":""}')])('do not begin after %s', async (after) => {
    const { status, json } = await doors.ask('GET', `${RUN}/decisions?after=${after}`);
    expect([status, json.error.problems[0].path]).toEqual([400, 'query.after']);
  });

  it('a page that ends where the run ends is the last', async () => {
    expect((await doors.ask('GET', `${RUN}/decisions?limit=5`)).json.next).toBeNull();
  });

  it('stand behind a row of a channel as many as it counts, page by page, on record', async () => {
    const { rows } = FunnelSchema.parse((await doors.ask('GET', `${RUN}/funnel`)).json);
    const count = (key: string) => rows.find((row) => row.key === key)?.count;
    const first = (await doors.ask('GET', `${RUN}/outreach?channel=sms&step=open&limit=1`)).json;
    const after = encodeURIComponent(first.next);
    const second = (await doors.ask('GET', `${RUN}/outreach?channel=sms&step=open&limit=1&after=${after}`)).json;
    expect([...customersOf(first.items), ...customersOf(second.items)]).toEqual(['c-1', 'c-2']);
    expect([count('sms.open'), second.next]).toEqual([2, null]);
    for (const item of first.items) OutreachSchema.parse(item);
    expect((await doors.ask('GET', `${RUN}/outreach?channel=sms&step=sent`)).json).toEqual({ items: [], next: null });
    expect(doors.actions()).toEqual(['run.outreach', 'run.outreach', 'run.outreach']);
  });

  it.each([
    ['a run nobody knows', '/api/v1/runs/win-back%7C20301103T180000Z/outreach?channel=sms', 404],
    ['no channel', `${RUN}/outreach`, 400],
    ['a step that is of no channel', `${RUN}/outreach?channel=sms&step=matched`, 400],
  ])('are not asked for behind a row of %s', async (_case, url, status) => {
    expect((await doors.ask('GET', url)).status).toBe(status);
  });

  it('are of nobody where what a run saw is no longer there, and say so, on record', async () => {
    const { status, json } = await doors.ask('GET', `${RUN}/customers?step=evaluated&after=0-`);
    expect([status, RunCustomersSchema.parse(json)]).toEqual([
      200,
      { items: [], next: null, forgotten: 0, expired: true },
    ]);
    expect(doors.actions()).toEqual(['run.customers']);
  });

  it('are named by candidate behind a reason, and looking at them is on record', async () => {
    const { status, json } = await doors.ask('GET', `${RUN}/candidates?stage=cap&code=CAP_REACHED&after=0-.0`);
    expect([status, RunCandidatesSchema.parse(json).items]).toEqual([200, []]);
    expect(doors.actions()).toEqual(['run.candidates']);
  });

  it.each<[string, string, number, Role]>([
    ['a reason without its stage', `${RUN}/candidates?code=CAP_REACHED`, 400, 'marketer'],
    ['a reason at a stage that is none', `${RUN}/candidates?stage=nowhere&code=CAP_REACHED`, 400, 'marketer'],
    ['a reason, by a cursor that is none', `${RUN}/candidates?stage=cap&code=CAP_REACHED&after=0-`, 400, 'marketer'],
    ['a run nobody knows', '/api/v1/runs/win-back%7C20301103T180000Z/customers?step=evaluated', 404, 'marketer'],
    ['no bar', `${RUN}/customers`, 400, 'marketer'],
    ['a bar whose customers are written down', `${RUN}/customers?step=scheduled`, 400, 'marketer'],
    ['a cursor that is none', `${RUN}/customers?step=evaluated&after=x`, 400, 'marketer'],
    ['a cursor of half a letter', `${RUN}/customers?step=evaluated&after=0-6`, 400, 'marketer'],
    ['an operator for a cursor', `${RUN}/customers?step=evaluated&after[$gt]=x`, 400, 'marketer'],
    ['more than a page', `${RUN}/customers?step=evaluated&limit=501`, 400, 'marketer'],
    ['a run, to an agent', `${RUN}/customers?step=evaluated`, 403, 'agent'],
    ['a run, to an approver', `${RUN}/customers?step=undecided`, 403, 'approver'],
  ])('are not told behind a bar of %s', async (_case, url, status, as) => {
    expect((await doors.ask('GET', url, { as })).status).toBe(status);
    expect(doors.actions()).toEqual([]);
  });

  it('are found by outcome and code', async () => {
    const { json } = await doors.ask('GET', `${RUN}/decisions?outcome=refused&code=CAP_REACHED`);
    expect(customersOf(json.items)).toEqual(['c-5']);
  });

  it('are told one by one, with the facts and every reason, on record', async () => {
    const id = publicIdOf('dec', 'c-3');
    const { json } = await doors.ask('GET', `/api/v1/decisions/${id}`, { as: 'manager' });
    const { decision, facts } = DecisionDetailSchema.parse(json);
    expect(facts).toMatchObject({ arpuBand: 'HIGH', smsConsent: null });
    expect(decision.candidates[0]?.left?.refusals[0]?.words.en).toContain('never gave consent');
    expect(doors.audit.entries).toEqual([
      expect.objectContaining({ actor: 'manager', action: 'decision.read', subject: id }),
    ]);
  });

  it('are told by run and customer too, whether or not they have a document', async () => {
    const { status, json } = await doors.ask('GET', `${RUN}/decisions/c-3`, { as: 'manager' });
    expect([status, DecisionDetailSchema.parse(json).decision]).toMatchObject([
      200,
      { customerId: 'c-3', trace: 'kept' },
    ]);
    expect(doors.actions()).toContain('decision.read');
    expect((await doors.ask('GET', `${RUN}/decisions/c-77`)).status).toBe(404);
  });

  it('nobody knows are not found', async () => {
    expect((await doors.ask('GET', `/api/v1/decisions/${publicIdOf('dec', 'zz')}`)).status).toBe(404);
  });
});

describe('the CSV of a run', () => {
  it('has a line a decision and is on record', async () => {
    const { status, headers, text } = await doors.ask('GET', `${RUN}/decisions.csv`);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers['content-disposition']).toBe('attachment; filename="decisions-win-back-20261102T180000Z.csv"');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^decision_id,run_id,campaign_id,customer_id,.*,fact_arpuBand,/);
    expect(lines.find((line) => line.includes(',c-5,'))).toContain(
      ',c-5,2026-11-02T18:00:00.000Z,win-back,1,refused,cap,CAP_REACHED,',
    );
    expect(doors.actions()).toEqual(['run.export']);
  });

  it('has a byte order mark only when asked for', async () => {
    expect((await doors.ask('GET', `${RUN}/decisions.csv`)).text.startsWith('\uFEFF')).toBe(false);
    expect((await doors.ask('GET', `${RUN}/decisions.csv?bom=1`)).text.startsWith('\uFEFF')).toBe(true);
  });

  it('never hands a spreadsheet a formula', async () => {
    const [first] = await doors.decisions.ofRun(RUN_ID, null, 1);
    if (!first) throw new Error('there is a decision');
    const customerId = '=HYPERLINK("http://x")';
    await doors.decisions.save([{ ...first, id: `${RUN_ID}|${customerId}`, customerId }]);
    const { text } = await doors.ask('GET', `${RUN}/decisions.csv`);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('goes through more than one page of the store, none twice', async () => {
    const [first] = await doors.decisions.ofRun(RUN_ID, null, 1);
    if (!first) throw new Error('there is a decision');
    const ids = Array.from({ length: 1_100 }, (_, index) => `m-${index}`);
    await doors.decisions.save(ids.map((customerId) => ({ ...first, id: `${RUN_ID}|${customerId}`, customerId })));
    const { text } = await doors.ask('GET', `${RUN}/decisions.csv`);
    const seen = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[3]);
    expect([seen.length, new Set(seen).size]).toEqual([1_105, 1_105]);
  });
});
