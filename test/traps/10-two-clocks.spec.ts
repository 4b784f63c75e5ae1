import { expect, it } from '@jest/globals';
import { assignmentRow, hasElapsed, horizonEnd } from '../../src/core/measurement/assignment.js';
import { assign } from '../../src/core/policy/holdout/assign.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { anAssignment } from '../builders/an-assignment.js';
import { aWorld } from '../flows/run.world.js';

const DECIDED = new Date('2026-11-02T23:30:00Z');
const control = { sharePct: 50, version: '1' };
const { action } = anAssignment();

/** The rows of one run, as the decision point writes them: in this order, at one instant, whatever becomes of the sending. */
const rows = Array.from({ length: 200 }, (_, index) => {
  const customerId = `c-${index}`;
  const assignment = assign(customerId, { campaignId: 'w', purpose: 'marketing', control }, DECIDED, aHoldouts());
  const point = { campaignId: 'w', occurrence: '20261102T233000Z', customerId, eligibleAt: DECIDED, action };
  return assignmentRow(assignment, point);
});
const [treated, held] = [rows.find(({ arm }) => arm === 'treated'), rows.find(({ arm }) => arm === 'control')];

it('trap 10: both arms are eligible from the same instant, the decision’s', () => {
  expect(treated?.eligibleAt).toEqual(DECIDED);
  expect(held?.eligibleAt).toEqual(DECIDED);
});

it('trap 10: a rate limit that delays treatment by two days moves neither horizon', () => {
  if (!treated || !held) throw new Error('two arms');
  const sentAt = new Date(DECIDED.getTime() + 2 * 86_400_000);
  const sent = { ...treated, sentAt, dueAt: sentAt };
  expect(horizonEnd(sent, 30)).toEqual(horizonEnd(held, 30));
  for (const now of [new Date('2026-12-02T23:29:59Z'), new Date('2026-12-02T23:30:00Z')]) {
    expect(hasElapsed(sent, 30, now)).toBe(hasElapsed(held, 30, now));
  }
});

it('trap 10: control rows carry the action that would have been sent, like the treated', () => {
  expect(held?.action).toEqual(treated?.action);
});

it('trap 10: in a run, what waits for morning and what is kept out are eligible at the decision', async () => {
  const global = [{ version: '2026Q4', from: new Date('2026-01-01T00:00:00Z'), sharePct: 50 }];
  const world = await aWorld(undefined, { holdouts: aHoldouts({ global }) });
  await world.all();
  const { assigned, outreach, decisions } = await world.left();
  const [decided] = decisions.map(({ at }) => at);
  expect(new Set(assigned.map(({ arm }) => arm))).toEqual(new Set(['treated', 'control']));
  expect(new Set(assigned.map(({ eligibleAt }) => eligibleAt))).toEqual(new Set([decided]));
  const waited = outreach.filter(({ dueAt }) => decided !== undefined && dueAt > decided);
  expect(waited.length).toBeGreaterThan(0);
  for (const { customerId } of waited) {
    const row = assigned.find((one) => one.customerId === customerId);
    expect([row?.arm, row?.eligibleAt]).toEqual(['treated', decided]);
  }
});
