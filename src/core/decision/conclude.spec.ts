import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { PLAIN_ARBITRATION } from '../arbitration/rules/arbitration-rules.js';
import { scoreOf } from '../arbitration/score.js';
import type { TimingAnswer } from '../policy/timing/contact-timing.js';
import { claimants, conclude, isWalked } from './conclude.js';
import { type Plan, recordOf, type Standing } from './decide.js';

const DUE: TimingAnswer = {
  kind: 'due',
  timing: { dueAt: new Date('2026-11-02T18:00:00Z'), expiresAt: new Date('2026-11-05T18:00:00Z'), postponed: false },
};
const LATE: TimingAnswer = {
  kind: 'refused',
  refusals: [{ code: 'QUIET_EXPIRED', component: 'email.marketing', have: 'later', need: 'sooner' }],
};
const FULL = [{ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 }] as const;

function standing(ruleId: string, value: number, answer: TimingAnswer = DUE): Standing {
  const rule = aRule({ id: ruleId });
  const activatedAt = new Date('2026-11-01T00:00:00Z');
  const { offerId, channel } = rule.event.params;
  const what = { ruleId, offerId, channel, campaignId: 'campaign', rule, offer: anOffer({ value }), activatedAt };
  return { ...what, score: scoreOf({ value }, PLAIN_ARBITRATION), assumed: false, answer, assignment: null };
}

const aPlan = (ranked: readonly Standing[], left: Plan['left'] = []): Plan => ({
  zone: { zone: 'UTC', assumed: true },
  ranked,
  left,
  without: null,
  variant: null,
});
const of = (id: string) => ({ rule: aRule({ id }), campaignId: 'campaign' });
const idOf = (channel: string) => `run|c-1|1|${channel}`;
const passed = (ruleId: string) => ({ ruleId, refusals: FULL });
const ends = (conclusion: ReturnType<typeof conclude>) =>
  conclusion.candidates.map(({ ruleId, left }) => `${ruleId} ${left?.stage ?? 'scheduled'}`);

describe('who got the place', () => {
  it('is scheduled; the others were outranked, by how much is on record', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20), standing('c', 10)]);
    const conclusion = conclude(plan, { holder: { ruleId: 'a' }, passedOver: [] }, idOf);
    expect(ends(conclusion)).toEqual(['a scheduled', 'b arbitration', 'c arbitration']);
    expect(conclusion.candidates[2]?.left?.refusals).toEqual([
      { code: 'OUTRANKED', component: 'a', have: 10, need: 30 },
    ]);
    expect(conclusion.outcome).toMatchObject({
      kind: 'scheduled',
      planned: { ruleId: 'a', outreachId: 'run|c-1|1|email', runnerUp: 'b', zone: 'UTC', zoneAssumed: true },
    });
  });

  it('may be the next, when a cap stopped the best', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20), standing('c', 10)]);
    const conclusion = conclude(plan, { holder: { ruleId: 'b' }, passedOver: [passed('a')] }, idOf);
    expect(ends(conclusion)).toEqual(['a cap', 'b scheduled', 'c arbitration']);
    expect(conclusion.outcome).toMatchObject({ planned: { ruleId: 'b', runnerUp: 'c' } });
  });

  it('may be the next, when quiet hours stopped the best', () => {
    const plan = aPlan([standing('a', 30, LATE), standing('b', 20)]);
    expect(ends(conclude(plan, { holder: { ruleId: 'b' }, passedOver: [] }, idOf))).toEqual([
      'a timing',
      'b scheduled',
    ]);
  });

  it('who would have been too late but was outranked left at arbitration, the earlier stage', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20, LATE)]);
    expect(ends(conclude(plan, { holder: { ruleId: 'a' }, passedOver: [] }, idOf))).toEqual([
      'a scheduled',
      'b arbitration',
    ]);
  });
});

describe('nobody scheduled', () => {
  const withdrawn = [{ code: 'CONSENT_WITHDRAWN', component: 'email.marketing', have: false, need: true }] as const;
  const ended = [{ code: 'OFFER_ENDED', component: 'stay', have: 'now', need: 'then' }] as const;

  it('ends where the last of the ranking left', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20, LATE)]);
    const { outcome } = conclude(plan, { holder: null, passedOver: [passed('a')] }, idOf);
    expect(outcome).toEqual({ kind: 'refused', stage: 'timing', code: 'QUIET_EXPIRED' });
  });

  it('ends at the furthest stage anybody came to', () => {
    const left = [
      recordOf(of('a'), null, { stage: 'consent', refusals: withdrawn }),
      recordOf(of('b'), null, { stage: 'validity', refusals: ended }),
    ];
    const { outcome, candidates } = conclude(aPlan([], left), { holder: null, passedOver: [] }, idOf);
    expect(outcome).toEqual({ kind: 'refused', stage: 'consent', code: 'CONSENT_WITHDRAWN' });
    expect(candidates).toEqual(left);
  });

  it('is a fault where a candidate was not even asked for', () => {
    const plan = aPlan([standing('a', 30)]);
    expect(() => conclude(plan, { holder: null, passedOver: [] }, idOf)).toThrow('nobody asked for a place for a');
  });
});

describe('a control', () => {
  const drawn = (arm: 'treated' | 'control') =>
    ({
      unit: 'c-1',
      arm,
      layer: 'campaign',
      variant: null,
      salt: 'campaign:w:1:',
      version: '1',
      bucket: 7,
      from: 0,
      to: 500,
    }) as const;
  const held = (ruleId: string, value: number) => ({ ...standing(ruleId, value), assignment: drawn('control') });
  const treated = (ruleId: string, value: number, answer: TimingAnswer = DUE) => ({
    ...standing(ruleId, value, answer),
    assignment: drawn('treated'),
  });
  const nobody = { holder: null, passedOver: [] };

  it('leaves at holdout with what would have gone out, and no runner-up', () => {
    const { candidates, outcome, drawn: rows } = conclude(aPlan([held('a', 30), treated('b', 20)]), nobody, idOf);
    expect(ends({ candidates, outcome, drawn: rows })).toEqual(['a holdout', 'b arbitration']);
    expect(outcome).toMatchObject({
      kind: 'refused',
      stage: 'holdout',
      code: 'HELD_OUT_CAMPAIGN',
      heldOut: { ruleId: 'a', offerId: 'keep-them', campaignId: 'campaign', assignment: { arm: 'control' } },
    });
    expect(rows.map(({ ruleId }) => ruleId)).toEqual(['a']);
  });

  it('is asked of the next where the best was stopped, and ends the walk there', () => {
    const plan = aPlan([treated('a', 30), held('b', 20), treated('c', 10)]);
    const occasion = { runId: 'run', customerId: 'c-1', decidedAt: new Date(0), outreachIdOf: idOf };
    expect(claimants(plan, occasion).map(({ ruleId }) => ruleId)).toEqual(['a']);
    const conclusion = conclude(plan, { holder: null, passedOver: [passed('a')] }, idOf);
    expect(ends(conclusion)).toEqual(['a cap', 'b holdout', 'c arbitration']);
    expect(conclusion.drawn.map(({ ruleId, assignment }) => `${ruleId} ${assignment.arm}`)).toEqual([
      'a treated',
      'b control',
    ]);
  });

  it('is not reached where the best has its place', () => {
    const conclusion = conclude(
      aPlan([treated('a', 30), held('b', 20)]),
      { holder: { ruleId: 'a', campaignId: 'campaign' }, passedOver: [] },
      idOf,
    );
    expect(ends(conclusion)).toEqual(['a scheduled', 'b arbitration']);
    expect(conclusion.drawn).toHaveLength(1);
  });

  it('whom quiet hours stop stays in the analysis', () => {
    const { drawn: rows, outcome } = conclude(aPlan([treated('a', 30, LATE)]), nobody, idOf);
    expect(outcome).toMatchObject({ stage: 'timing' });
    expect(rows).toHaveLength(1);
  });
});

describe('who may ask for a place', () => {
  it('is who has a due time, best first, with the contact it would make', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20, LATE), standing('c', 10)]);
    const decidedAt = new Date('2026-11-02T18:00:00Z');
    const rows = claimants(plan, { runId: 'run', customerId: 'c-1', decidedAt, outreachIdOf: idOf });
    expect(rows.map(({ ruleId }) => ruleId)).toEqual(['a', 'c']);
    expect(rows[0]).toEqual({
      outreachId: 'run|c-1|1|email',
      customerId: 'c-1',
      runId: 'run',
      ruleId: 'a',
      campaignId: 'campaign',
      offerId: 'keep-them',
      channel: 'email',
      purpose: 'marketing',
      tags: [],
      priority: 30,
      decidedAt,
      dueAt: decidedAt,
      at: decidedAt,
      expiresAt: new Date('2026-11-05T18:00:00Z'),
      status: 'reserved',
      zone: 'UTC',
    });
  });
});

describe('whom a place is known to have passed over', () => {
  const decidedAt = new Date('2026-11-02T18:00:00Z');
  const occasion = { runId: 'run', customerId: 'c-1', decidedAt, outreachIdOf: idOf, householdId: 'h-1' };
  const rows = claimants(aPlan([standing('a', 30), standing('b', 20)]), occasion);
  const b = { ruleId: 'b', campaignId: 'campaign' };

  it.each([
    ['nobody, where the best has it', { holder: { ruleId: 'a', campaignId: 'campaign' }, passedOver: [] }, true],
    ['all before the holder', { holder: b, passedOver: [passed('a')] }, true],
    ['not one who did not stand then', { holder: b, passedOver: [] }, false],
    ['all, where nobody has it', { holder: null, passedOver: [passed('a'), passed('b')] }, true],
    ['not all, where nobody has it', { holder: null, passedOver: [passed('a')] }, false],
  ])('%s', (_case, place, expected) => {
    expect(isWalked(rows, place)).toBe(expected);
    expect(rows[0]).toMatchObject({ householdId: 'h-1' });
  });
});
