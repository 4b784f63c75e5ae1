import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ArbitrationReportSchema } from '../../src/adapters/http/campaign/arbitration.schema.js';
import { DecisionDetailSchema } from '../../src/adapters/http/campaign/decisions.schema.js';
import type { Decision } from '../../src/core/decision/decision.js';
import { aCandidate } from '../builders/a-decision.js';
import { aScheduled, publicIdOf, RUN_ID } from '../builders/a-stored-run.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const REPORT = `/api/v1/runs/${encodeURIComponent(RUN_ID)}/arbitration`;
const RETENTION = aCandidate({ ruleId: 'keep', offerId: 'stay', lever: 'retention', rank: 1 });
const OTHER = aCandidate({ ruleId: 'up', offerId: 'more', lever: 'cross-sell', rank: 2 });

/** Retention .2·800·1.5 = 240 beats cross-sell .5·400 = 200, which alone would have won: 200 against 160 cost 40. */
const PUSHED: Decision = {
  ...aScheduled('pushed'),
  candidates: [
    { ...RETENTION, factors: { p: 0.2, c: 1, v: 800, l: 1.5 }, score: 240 },
    { ...OTHER, factors: { p: 0.5, c: 1, v: 400, l: 1 }, score: 200 },
  ],
  arbitration: { without: { pvc: 1, pvl: 0, pcl: 0, vcl: 0 }, selection: { explored: false, chance: 0.97 } },
};
const RANDOM: Decision = {
  ...PUSHED,
  ...{ id: `${RUN_ID}|random`, customerId: 'random', publicId: publicIdOf('dec', 'random') },
  arbitration: { without: { pvc: 1, pvl: 1, pcl: 1, vcl: 1 }, variant: 'random' },
};

describe('the report on the arbitration of a run', () => {
  it('tells what levers cost, and who won against whom; a component control is not a part of it', async () => {
    await doors.decisions.save([PUSHED, RANDOM]);
    const report = ArbitrationReportSchema.parse((await doors.ask('GET', REPORT)).json);
    expect(report).toMatchObject({ by: 'lever', decisions: 1, pushed: 1, cost: 40 });
    expect(report.levers).toMatchObject([{ lever: 'retention', won: 1, pushed: 1, cost: 40 }]);
    expect(report.levers[0]?.title).toEqual({ 'zh-CN': expect.any(String), en: expect.any(String) });
    expect(report.matrix).toEqual([
      { name: 'cross-sell', stood: 1, won: 0, would: { pvc: 1, pvl: 0, pcl: 0, vcl: 0 }, beat: {} },
      { name: 'retention', stood: 1, won: 1, would: { pvc: 0, pvl: 1, pcl: 1, vcl: 1 }, beat: { 'cross-sell': 1 } },
    ]);
  });

  it.each([
    ['offer', ['more', 'stay']],
    ['rule', ['keep', 'up']],
  ])('is by %s where it is asked for', async (by, names) => {
    await doors.decisions.save([PUSHED]);
    const report = ArbitrationReportSchema.parse((await doors.ask('GET', `${REPORT}?by=${by}`)).json);
    expect(report.matrix.map(({ name }) => name)).toEqual(names);
  });

  it('of a run in which nothing stood is empty', async () => {
    const report = ArbitrationReportSchema.parse((await doors.ask('GET', REPORT)).json);
    expect(report).toMatchObject({ decisions: 0, pushed: 0, cost: 0, levers: [], matrix: [] });
  });

  it.each([
    ['without a log-in', REPORT, { as: null }, 401],
    ['by an agent', REPORT, { as: 'agent' }, 403],
    ['of a run there is not', '/api/v1/runs/win-back%7C20301103T180000Z/arbitration', {}, 404],
    ['by something else', `${REPORT}?by=customer`, {}, 400],
  ] as const)('is refused %s', async (_case, url, as, status) => {
    expect((await doors.ask('GET', url, as)).status).toBe(status);
  });
});

it('a decision tells how it was selected', async () => {
  await doors.decisions.save([PUSHED]);
  const { json } = await doors.ask('GET', `/api/v1/decisions/${PUSHED.publicId}`);
  expect(DecisionDetailSchema.parse(json).decision.arbitration).toEqual(PUSHED.arbitration);
});
