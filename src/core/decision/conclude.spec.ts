import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { scoreOf } from '../arbitration/score.js';
import type { TimingAnswer } from '../policy/contact-timing.js';
import { claimants, conclude } from './conclude.js';
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
  return { ruleId, rule, offer: anOffer({ value }), score: scoreOf({ value }), activatedAt, answer };
}

const aPlan = (ranked: readonly Standing[], left: Plan['left'] = []): Plan => ({
  zone: { zone: 'UTC', assumed: true },
  ranked,
  left,
});
const idOf = (channel: string) => `run|c-1|1|${channel}`;
const passed = (ruleId: string) => ({ ruleId, refusals: FULL });
const ends = (conclusion: ReturnType<typeof conclude>) =>
  conclusion.candidates.map(({ ruleId, left }) => `${ruleId} ${left?.stage ?? 'scheduled'}`);

describe('who got the place', () => {
  it('is scheduled; the others were outranked, by how much is on record', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20), standing('c', 10)]);
    const conclusion = conclude(plan, { holder: 'a', passedOver: [] }, idOf);
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
    const conclusion = conclude(plan, { holder: 'b', passedOver: [passed('a')] }, idOf);
    expect(ends(conclusion)).toEqual(['a cap', 'b scheduled', 'c arbitration']);
    expect(conclusion.outcome).toMatchObject({ planned: { ruleId: 'b', runnerUp: 'c' } });
  });

  it('may be the next, when quiet hours stopped the best', () => {
    const plan = aPlan([standing('a', 30, LATE), standing('b', 20)]);
    expect(ends(conclude(plan, { holder: 'b', passedOver: [] }, idOf))).toEqual(['a timing', 'b scheduled']);
  });

  it('who would have been too late but was outranked left at arbitration, the earlier stage', () => {
    const plan = aPlan([standing('a', 30), standing('b', 20, LATE)]);
    expect(ends(conclude(plan, { holder: 'a', passedOver: [] }, idOf))).toEqual(['a scheduled', 'b arbitration']);
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
      recordOf(aRule({ id: 'a' }), null, { stage: 'consent', refusals: withdrawn }),
      recordOf(aRule({ id: 'b' }), null, { stage: 'validity', refusals: ended }),
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
      offerId: 'keep-them',
      channel: 'email',
      purpose: 'marketing',
      tags: [],
      decidedAt,
      dueAt: decidedAt,
      at: decidedAt,
      expiresAt: new Date('2026-11-05T18:00:00Z'),
      status: 'reserved',
      zone: 'UTC',
    });
  });
});
