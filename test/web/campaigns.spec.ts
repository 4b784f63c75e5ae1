import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NewCampaignSchema } from '../../src/adapters/http/campaign/campaigns.schema.js';
import type { Campaign, Run } from '../../web/src/api/types.ts';
import { type AudienceRow, audienceOf, firstRow, isFilled, rowsOf } from '../../web/src/screens/campaigns/audience.ts';
import { bodyOf, type Draft, draftOf, editOf, idFor, scheduleFields } from '../../web/src/screens/campaigns/draft.ts';
import { lastRuns, partIn, runsOf } from '../../web/src/screens/campaigns/runs.ts';

const MONTH = '2026-11';

const anyRow = (): fc.Arbitrary<AudienceRow> => {
  const fact = fc.constantFrom('lifecycleStage', 'churnProbability', 'isBusiness');
  return fc.oneof(
    fc.record({ fact, operator: fc.constant('in' as const), value: fc.array(fc.string(), { minLength: 1 }) }),
    fc.record({ fact, operator: fc.constant('equal' as const), value: fc.boolean() }),
    fc.record({
      fact,
      operator: fc.constantFrom('greaterThanInclusive' as const, 'lessThanInclusive' as const),
      value: fc.integer(),
    }),
  );
};

describe('the audience in the form', () => {
  it('is what it was, there and back', () => {
    fc.assert(
      fc.property(fc.array(anyRow(), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(rowsOf(audienceOf(rows))).toEqual(rows);
      }),
    );
  });

  it('of no condition is everybody, and never an empty group', () => {
    expect([audienceOf([]), rowsOf(undefined), rowsOf(null)]).toEqual([null, [], []]);
  });

  it.each([
    ['any of several', { any: [{ fact: 'a', operator: 'equal', value: true }] }],
    ['what is not', { all: [{ not: { fact: 'a', operator: 'equal', value: true } }] }],
    ['an operator it has no field for', { all: [{ fact: 'a', operator: 'matches', value: 'x' }] }],
    ['what unknown means', { all: [{ fact: 'a', operator: 'equal', value: true, unknown: 'matches' }] }],
    ['a path', { all: [{ fact: 'a', operator: 'equal', value: true, path: '$.x' }] }],
    ['a name beside it', { all: [], name: 'x' }],
  ])('that says %s is not taken apart', (_case, audience) => {
    expect(rowsOf(audience)).toBeNull();
  });

  it.each([
    ['enum', 'in', false],
    ['boolean', 'equal', true],
    ['number', 'greaterThanInclusive', false],
  ] as const)('begins with what suits a fact of type %s', (type, operator, filled) => {
    const row = firstRow({ name: 'x', type });
    expect([row.operator, isFilled(row)]).toEqual([operator, filled]);
  });
});

const CAMPAIGN: Campaign = {
  id: 'spring',
  title: { 'zh-CN': '春季', en: 'Spring' },
  pack: '13-win-back',
  state: 'draft',
  createdAt: '2026-11-02T18:00:00Z',
  control: { sharePct: 10, version: '2026-10' },
  schedule: { kind: 'monthly', day: 8, everyMonths: 3 },
};
const edited = (campaign: Campaign, change: Partial<Draft> = {}) =>
  editOf({ ...draftOf(campaign), ...change }, { before: campaign, month: MONTH });

describe('the runs of a campaign', () => {
  const run = (id: string, startedAt: string, change: Partial<Run> = {}) =>
    ({ id, startedAt, campaignId: 'spring', ...change }) as Run;
  const ruleVersion = { pack: 'p', version: 1 };
  const many = { campaignId: 'all', campaigns: ['spring', 'other'].map((campaignId) => ({ campaignId, ruleVersion })) };
  const ALL = [run('a', '1'), run('b', '3', many), run('c', '2', { campaignId: 'other' }), run('b', '3', many)];

  it('are its own and those it took part in, newest first, each once', () => {
    expect(runsOf(ALL, 'spring').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(ALL.map((one) => partIn(one, 'spring'))).toEqual(['alone', 'together', null, 'together']);
  });

  it('have a last one for each campaign', () => {
    const last = lastRuns(ALL.toReversed());
    expect(['spring', 'other', 'nobody'].map((id) => last.get(id)?.id)).toEqual(['b', 'b', undefined]);
  });
});

describe('a campaign in the form', () => {
  it.each<[string, Partial<Campaign>]>([
    ['as it is', {}],
    ['without a schedule', { schedule: undefined } as unknown as Partial<Campaign>],
    ['every night', { schedule: { kind: 'nightly' } }],
    ['on events', { schedule: { kind: 'event', events: ['complaint-closed'] } }],
    ['with nobody kept out, and why', { control: { sharePct: 0, version: '1', why: '服务通知' } }],
    ['when the customer comes', { schedule: { kind: 'prompt', at: ['hotline'] } }],
    [
      'with an audience that is not taken apart',
      { audience: { any: [{ fact: 'a', operator: 'equal', value: true }] } },
    ],
  ])('%s, saved unchanged, is what it was', (_case, change) => {
    const campaign = { ...CAMPAIGN, ...change };
    const { title, audience = null, control = null, schedule = null } = campaign;
    expect(edited(campaign)).toEqual({ title, audience, control, schedule: schedule ?? null });
  });

  it('keeps the same people out while the share is the same, and draws anew for another', () => {
    expect(edited(CAMPAIGN, { zh: '夏季' }).control).toEqual({ sharePct: 10, version: '2026-10' });
    expect(edited(CAMPAIGN, { sharePct: 20 }).control).toEqual({ sharePct: 20, version: MONTH });
    expect(edited(CAMPAIGN, { sharePct: 0 }).control).toBeNull();
    const why = '服务通知';
    const none = edited(CAMPAIGN, { sharePct: 0, noControlWhy: why }).control;
    expect(none).toEqual({ sharePct: 0, version: '2026-10', why });
  });

  it.each<[string, Partial<Draft>]>([
    ['as its plan says', {}],
    ['by hand', { kind: 'hand' }],
    ['on events', { kind: 'event', events: ['payment'] }],
    ['with whom the customer comes to', { kind: 'prompt' }],
    ['for a part of the base', { audience: [{ fact: 'lifecycleStage', operator: 'in', value: ['E'] }] }],
    ['with nobody kept out', { sharePct: 0, noControlWhy: '服务通知' }],
  ])('%s is created by what the door takes', (_case, change) => {
    const first: Draft = {
      ...{ pack: '13-win-back', id: 'win-back', zh: '赢回', en: 'Win-back', audience: [], sharePct: 10 },
      ...{ noControlWhy: '', isKnown: false },
      ...scheduleFields({ kind: 'monthly', day: 8 }),
    };
    const body = bodyOf({ ...first, ...change }, MONTH);
    expect(NewCampaignSchema.safeParse(body)).toMatchObject({ success: true });
    expect('schedule' in body).toBe(change.kind !== 'prompt');
  });

  it.each([
    ['13-win-back', [], 'win-back-2026-11'],
    ['13-win-back', ['win-back-2026-11'], 'win-back-2026-11-2'],
  ])('of %s, beside %j, has the id %s', (pack, taken, expected) => {
    expect(idFor(pack, MONTH, taken)).toBe(expected);
  });
});
