import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CampaignSchema, CampaignTotalsSchema } from '../../src/adapters/http/campaign/campaigns.schema.js';
import { DryRunSchema } from '../../src/adapters/http/campaign/dry-run.js';
import { OutreachSchema } from '../../src/adapters/http/delivery/outreach.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { WHEREABOUTS } from '../../src/core/measurement/campaign-totals.js';
import type { DryRun } from '../../src/flows/dry-run-campaign.js';
import { Counting } from '../../src/flows/ports/counting.js';
import { type Doors, openDoors } from './doors.js';

const FOUND: DryRun = {
  asOf: new Date('2026-11-02T18:00:00Z'),
  customers: 100,
  ...{ evaluated: 80, matched: 10, refused: { CONSENT_MISSING: 3, HELD_OUT_CAMPAIGN: 1 }, scheduled: 6 },
  left: [
    { stage: 'consent', code: 'CONSENT_MISSING', customers: 3 },
    { stage: 'holdout', code: 'HELD_OUT_CAMPAIGN', customers: 1 },
  ],
  heldOut: 1,
  messages: [
    { offerId: 'retention', channel: 'sms', count: 4 },
    { offerId: 'retention', channel: 'email', count: 2 },
  ],
  people: [
    { customerId: 'nobody', evaluated: false, end: null },
    { customerId: 'c-1', evaluated: true, end: { kind: 'scheduled', offerId: 'retention', channel: 'sms' } },
    {
      customerId: 'c-2',
      evaluated: true,
      end: { kind: 'refused', stage: 'holdout', code: 'HELD_OUT_CAMPAIGN', heldOut: true },
    },
  ],
};

/** Answers with one dry run, and keeps what it was asked. */
class Told extends Counting {
  readonly asked: unknown[] = [];
  override async run<Q, A>(_flow: unknown, question: Q): Promise<A> {
    this.asked.push(question);
    return FOUND as A;
  }
}

let doors: Doors;
let told: Told;
beforeEach(async () => {
  told = new Told();
  doors = await openDoors({ counting: told });
});
afterEach(() => doors.close());

const TITLE = { 'zh-CN': '新名', en: 'Renamed' };
const AUDIENCE = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
/** As the plan of the pack has it. */
const CONTROL = { sharePct: 10, version: '1' };
const WHOLE = { title: TITLE, audience: null, control: CONTROL, schedule: null };
const DRAFT = '/api/v1/campaigns/spring';

describe('a draft', () => {
  beforeEach(async () => {
    await doors.ask('POST', '/api/v1/campaigns', { body: { id: 'spring', pack: 'win-back', audience: AUDIENCE } });
  });

  it('is written anew, on record', async () => {
    const control = { sharePct: 5, version: '2026-11' };
    const body = { ...WHOLE, control, schedule: { kind: 'nightly' } };
    const { status, json } = await doors.ask('PUT', DRAFT, { as: 'marketer', body });
    const { audience, ...campaign } = CampaignSchema.parse(json);
    expect([status, audience]).toEqual([200, undefined]);
    expect(campaign).toMatchObject({ title: TITLE, control, schedule: { kind: 'nightly' }, state: 'draft' });
    expect(doors.audit.entries.at(-1)).toMatchObject({ actor: 'marketer', action: 'campaign.edit', subject: 'spring' });
  });

  it('keeps its plan and guardrails, whatever else is written', async () => {
    const before = (await doors.ask('GET', DRAFT)).json;
    const { json } = await doors.ask('PUT', DRAFT, { body: WHOLE });
    expect([json.plan, json.guardrails]).toEqual([before.plan, before.guardrails]);
  });

  it('keeps nobody out where somebody says why', async () => {
    const control = { ...CONTROL, sharePct: 0, why: '服务通知' };
    const { status, json } = await doors.ask('PUT', DRAFT, { body: { ...WHOLE, control } });
    expect([status, json.control]).toEqual([200, control]);
  });

  it('written as it is, is not written', async () => {
    const { title, schedule } = (await doors.ask('GET', DRAFT)).json;
    const known = doors.audit.entries.length;
    const { status } = await doors.ask('PUT', DRAFT, {
      body: { title, schedule, audience: AUDIENCE, control: CONTROL },
    });
    expect([status, doors.audit.entries.length]).toEqual([200, known]);
  });

  it('is not written over by who began with an older one, who may look again and write', async () => {
    const { headers } = await doors.ask('GET', DRAFT);
    const match = { 'if-match': String(headers.etag) };
    const first = await doors.ask('PUT', DRAFT, { body: WHOLE, headers: match });
    expect([first.status, first.json.rev, first.headers.etag]).toEqual([200, 1, '"1"']);
    const other = { ...WHOLE, title: { 'zh-CN': '乙', en: 'The other' } };
    const known = doors.audit.entries.length;
    const late = await doors.ask('PUT', DRAFT, { body: other, headers: match });
    const { code, message, problems } = late.json.error;
    expect([late.status, code, problems[0].path, problems[0].code]).toEqual([
      412,
      'CHANGED_MEANWHILE',
      '$.id',
      'CAMPAIGN_CHANGED_MEANWHILE',
    ]);
    expect(message['zh-CN']).toContain('他人');
    expect([await doors.campaigns.find('spring'), doors.audit.entries.length]).toMatchObject([{ title: TITLE }, known]);
    const again = { 'if-match': String(first.headers.etag) };
    expect((await doors.ask('PUT', DRAFT, { body: other, headers: again })).status).toBe(200);
  });

  it('of two who save at once, one is told that somebody did', async () => {
    const headers = { 'if-match': '"0"' };
    const both = ['甲', '乙'].map((one) =>
      doors.ask('PUT', DRAFT, { body: { ...WHOLE, title: { 'zh-CN': one, en: one } }, headers }),
    );
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = answers.find(({ status }) => status === 200);
    expect((await doors.ask('GET', DRAFT)).json).toEqual(won?.json);
  });

  it('is written over by who does not say what they began with', async () => {
    await doors.ask('PUT', DRAFT, { body: WHOLE });
    expect((await doors.ask('PUT', DRAFT, { body: { ...WHOLE, schedule: { kind: 'nightly' } } })).status).toBe(200);
  });

  it.each<[string, Record<string, string>, number]>([
    ['a tag as a proxy weakens it', { 'if-match': 'W/"0"' }, 200],
    ['a tag nobody gave', { 'if-match': '"spring-1"' }, 412],
    ['nothing there', { 'if-none-match': '*' }, 412],
    ['no tag at all', { 'if-match': '' }, 400],
    ['a bare number', { 'if-match': '0' }, 400],
    ['any of them', { 'if-match': '*' }, 400],
    ['several', { 'if-match': '"0", "1"' }, 400],
    ['an operator', { 'if-match': '{"$gt":""}' }, 400],
    ['a tag that must not be', { 'if-none-match': '"0"' }, 400],
    ['both at once', { 'if-match': '"0"', 'if-none-match': '*' }, 400],
  ])('is written by who began with %s: %s', async (_case, headers, status) => {
    const answer = await doors.ask('PUT', DRAFT, { body: WHOLE, headers });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.json.error.problems[0].path).toMatch(/^header\.if-/);
  });

  it.each([
    ['an audience by a fact nobody knows', { audience: { all: [{ fact: 'x', operator: 'equal', value: 1 }] } }, 400],
    ['an audience of everybody by mistake', { audience: { all: [] } }, 400],
    ['half of it', { control: undefined }, 400],
    ['nobody kept out, without a reason', { control: null }, 400],
    ['more kept out than reached', { control: { sharePct: 51, version: '1' } }, 400],
    ['a day that some month lacks', { schedule: { kind: 'monthly', day: 31 } }, 400],
  ])('is not written with %s', async (_case, change, status) => {
    const before = await doors.campaigns.find('spring');
    expect((await doors.ask('PUT', DRAFT, { body: { ...WHOLE, ...change } })).status).toBe(status);
    expect(await doors.campaigns.find('spring')).toEqual(before);
  });

  it.each<[Role, number]>([
    ['marketer', 200],
    ['manager', 403],
    ['agent', 403],
  ])('is written by a %s: %s', async (as, status) => {
    expect((await doors.ask('PUT', DRAFT, { as, body: WHOLE })).status).toBe(status);
  });
});

describe('a campaign that was made active', () => {
  it.each([
    ['its title and schedule', { schedule: { kind: 'nightly' } }, 200, []],
    ['whom it is for', { audience: AUDIENCE }, 409, ['$.audience']],
    ['whom it keeps out', { control: { sharePct: 5, version: '1' } }, 409, ['$.control']],
  ])('is written anew in %s: %s', async (_case, change, status, paths) => {
    const answer = await doors.ask('PUT', '/api/v1/campaigns/win-back', {
      body: { ...WHOLE, control: null, ...change },
    });
    const problems = answer.json.error?.problems ?? [];
    expect([answer.status, problems.map(({ path }: { path: string }) => path)]).toEqual([status, paths]);
  });

  it('is not found under another name', async () => {
    expect((await doors.ask('PUT', '/api/v1/campaigns/nothing', { body: WHOLE })).status).toBe(404);
  });
});

const WIN_BACK = '/api/v1/campaigns/win-back';

/** Ids, one a page. */
async function everyMessage(asked: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from: string | null = ''; from !== null; ) {
    const { json } = await doors.ask('GET', `${WIN_BACK}/outreach?limit=1${asked}${from}`);
    ids.push(...json.items.map(({ id }: { readonly id: string }) => id));
    from = json.next === null ? null : `&after=${encodeURIComponent(json.next)}`;
  }
  return ids;
}

describe('the totals of a campaign', () => {
  it('say where every message is', async () => {
    const { status, json } = await doors.ask('GET', '/api/v1/campaigns/win-back/totals', { as: 'manager' });
    const totals = CampaignTotalsSchema.parse(json);
    expect([status, totals.planned, totals.held, totals.runs, totals.moving]).toEqual([200, 2, 2, 1, 1]);
    expect(totals.channels.map(({ planned }) => planned)).toEqual([2]);
  });

  it('open their messages, as many as they count, page by page, with where each is in words', async () => {
    const totals = CampaignTotalsSchema.parse((await doors.ask('GET', `${WIN_BACK}/totals`)).json);
    for (const where of [undefined, ...WHEREABOUTS]) {
      const ids = await everyMessage(where === undefined ? '' : `&where=${where}`);
      expect([where, new Set(ids).size]).toEqual([where, totals[where ?? 'planned']]);
    }
    const { json } = await doors.ask('GET', `${WIN_BACK}/outreach?where=held&channel=sms`);
    const none = await doors.ask('GET', `${WIN_BACK}/outreach?where=held&channel=sms&after=nobody%20nothing`);
    expect([none.status, none.json.items]).toEqual([200, json.items]);
    const [first] = json.items.map((item: unknown) => OutreachSchema.parse(item));
    expect([first.stateWords['zh-CN'], first.reasonWords]).toEqual(['待发', null]);
    expect(doors.actions().at(-1)).toBe('campaign.outreach');
  });

  it.each<[string, string, Role, number]>([
    ['of a campaign nobody knows', '/api/v1/campaigns/nothing/outreach', 'marketer', 404],
    ['of a place there is none of', '/api/v1/campaigns/win-back/outreach?where=lost', 'marketer', 400],
    ['to an agent', '/api/v1/campaigns/win-back/outreach', 'agent', 403],
  ])('are not opened %s', async (_case, url, as, status) => {
    expect((await doors.ask('GET', url, { as })).status).toBe(status);
  });

  it('are nobody’s of a campaign nobody knows', async () => {
    expect((await doors.ask('GET', '/api/v1/campaigns/nothing/totals')).status).toBe(404);
  });
});

describe('a dry run', () => {
  const URL = '/api/v1/campaigns/win-back/dry-run';

  it('tells the funnel by stage and the messages by channel, and names nobody', async () => {
    const { status, json } = await doors.ask('POST', URL, { as: 'manager', body: { share: 0.5 } });
    const { rows, stages, counts, messages, share, people } = DryRunSchema.parse(json);
    expect([status, share, people]).toEqual([200, 0.5, null]);
    expect(told.asked).toEqual([{ campaignId: 'win-back', share: 0.5, people: 0 }]);
    expect(doors.actions()).not.toContain('campaign.dry-run');
    expect(rows.map(({ key, count }) => [key, count])).toEqual([
      ['evaluated', 80],
      ['matched', 10],
      ['refused.CONSENT_MISSING', 3],
      ['refused.HELD_OUT_CAMPAIGN', 1],
      ['scheduled', 6],
      ['sms', 4],
      ['email', 2],
    ]);
    expect(stages.reduce((sum, { customers }) => sum + customers, counts.scheduled)).toBe(counts.matched);
    expect(messages.reduce((sum, { count }) => sum + count, 0)).toBe(counts.scheduled);
    expect(stages[0]?.stageWords['zh-CN']).toMatch(/\p{Script=Han}/u);
  });

  it('goes over everybody unless something else is said', async () => {
    await doors.ask('POST', URL);
    expect(told.asked).toEqual([{ campaignId: 'win-back', share: 1, people: 0 }]);
  });

  it('names the customers behind its numbers, masked as the role asks, with how each ends, on record', async () => {
    const { status, json } = await doors.ask('POST', URL, { as: 'marketer', body: { share: 0.5, people: 2 } });
    const { people } = DryRunSchema.parse(json);
    expect([status, people?.each]).toEqual([200, 2]);
    expect(told.asked).toEqual([{ campaignId: 'win-back', share: 0.5, people: 2 }]);
    expect(people?.items.map(({ name: _name, msisdn: _msisdn, ...one }) => one)).toEqual(FOUND.people);
    const [nobody, known] = people?.items ?? [];
    expect(nobody).toMatchObject({ name: null, msisdn: null });
    expect(known?.name).toMatch(/\*/);
    const looked = doors.audit.entries.filter(({ action }) => action === 'campaign.dry-run');
    expect(looked).toMatchObject([
      { actor: 'marketer', subject: 'win-back', detail: { share: 0.5, customers: FOUND.people.length } },
    ]);
  });

  it('names nobody to a role that reads campaigns and not customers, and still counts for it', async () => {
    const named = await doors.ask('POST', URL, { as: 'approver', body: { people: 1 } });
    expect([named.status, told.asked]).toEqual([403, []]);
    expect((await doors.ask('POST', URL, { as: 'approver', body: {} })).status).toBe(200);
  });

  it.each<[string, unknown, Role, number]>([
    ['of nobody', { share: 0 }, 'marketer', 400],
    ['of more than all', { share: 2 }, 'marketer', 400],
    ['of fewer people than none', { people: -1 }, 'marketer', 400],
    ['of more people than fit', { people: 201 }, 'marketer', 400],
    ['of part of a person', { people: 0.5 }, 'marketer', 400],
    ['of people in words', { people: 'all' }, 'marketer', 400],
    ['of people at an instant', { people: 1, at: '2026-11-02T18:00:00Z' }, 'marketer', 400],
    ['by an agent', {}, 'agent', 403],
  ])('%s is refused', async (_case, body, as, status) => {
    expect((await doors.ask('POST', URL, { as, body })).status).toBe(status);
  });
});
