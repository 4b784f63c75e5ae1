import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssignmentHealthSchema,
  FatigueHazardsSchema,
} from '../../src/adapters/http/measurement/measurement.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { anAssignment } from '../builders/an-assignment.js';
import { type Doors, openDoors } from './doors.js';

const FATIGUE = '/api/v1/fatigue';
const ASSIGNMENTS = '/api/v1/campaigns/win-back/assignments';
const DAY_MS = 86_400_000;

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const ago = (days: number) => new Date(doors.clock.now().getTime() - days * DAY_MS);
const contacted = (customerId: string, days: number) => ({
  customerId,
  rows: [aContactRow({ customerId, outreachId: `o|${customerId}`, status: 'sent', channel: 'sms', dueAt: ago(days) })],
  optOuts: [],
  complaints: [],
});

describe('what contacts do to people', () => {
  it('is told by contacts and engagement, with words why a label is not', async () => {
    doors.contacted.customers = [
      contacted('c-1', 20),
      { ...contacted('c-2', 10), optOuts: [ago(9)] },
      contacted('c-3', 1),
    ];
    const { status, json } = await doors.ask('GET', FATIGUE, { as: 'manager' });
    const told = FatigueHazardsSchema.parse(json);
    expect([status, told.customers, told.windowDays]).toEqual([200, 3, 28]);
    expect(told.levels.find(({ from, engaged }) => from === 1 && !engaged)).toMatchObject({
      customers: 3,
      optOut: { events: 1, rate: { at: expect.any(Number) } },
      label: { label: null, reason: 'FATIGUE_TOO_FEW', words: { 'zh-CN': '样本过少，无法判断', en: 'too few to say' } },
    });
  });

  it('is told of nobody', async () => {
    const told = FatigueHazardsSchema.parse((await doors.ask('GET', FATIGUE)).json);
    expect([told.customers, told.levels[0]?.optOut.rate]).toEqual([0, null]);
  });

  it.each<[Role, number]>([
    ['manager', 200],
    ['marketer', 200],
    ['agent', 403],
    ['approver', 403],
  ])('is told a %s: %s', async (as, status) => {
    expect((await doors.ask('GET', FATIGUE, { as })).status).toBe(status);
  });
});

describe('the assignments of a campaign', () => {
  const control = { arm: 'control', from: 0, to: 1_000 } as const;

  it('are told by arm, with their ratio, overlap and who was reached', async () => {
    await doors.assignments.record([
      anAssignment({ unit: 'c-1' }),
      anAssignment({ unit: 'c-2', ...control }),
      anAssignment({ unit: 'c-1', campaignId: 'upsell' }),
    ]);
    const runId = 'all|20261102T180000Z';
    doors.assigned.books.set('c-1', [aContactRow({ runId, campaignId: 'win-back', status: 'delivered' })]);
    const { status, json } = await doors.ask('GET', ASSIGNMENTS, { as: 'approver' });
    const told = AssignmentHealthSchema.parse(json);
    expect([status, told.units, told.torn]).toEqual([200, 2, 0]);
    expect(told.arms.treated).toMatchObject({ units: 1, overlap: { units: 1, treated: 1 }, reached: { share: 1 } });
    expect(told.gap).toEqual({ kind: 'gap', gap: 1 });
    expect(told.overlaps).toMatchObject([{ campaignId: 'upsell', treated: { units: 1 }, control: { units: 0 } }]);
    expect(told.draws).toMatchObject([
      { layer: 'campaign', test: { kind: 'tested', method: 'exact', verdict: 'fits' } },
    ]);
  });

  it('of nobody have no ratio and nothing to divide by, in words', async () => {
    const told = AssignmentHealthSchema.parse((await doors.ask('GET', ASSIGNMENTS)).json);
    expect(told).toMatchObject({ units: 0, draws: [], gap: { kind: 'missing', reason: 'EMPTY_ARM' } });
    expect(told.arms.control.reached.share).toBeNull();
  });

  it.each<[string, Role, number]>([
    [ASSIGNMENTS, 'agent', 403],
    ['/api/v1/campaigns/nothing/assignments', 'admin', 404],
    ['/api/v1/campaigns/No%20name/assignments', 'admin', 400],
  ])('%s for %s: %s', async (url, as, status) => {
    expect((await doors.ask('GET', url, { as })).status).toBe(status);
  });
});
