import { describe, expect, it } from '@jest/globals';
import { type AssignedUnit, AssignmentTally, type OtherAssignment } from './assignment-tally.js';

const AT = new Date('2026-11-02T18:00:00Z');
const daysLater = (days: number) => new Date(AT.getTime() + days * 86_400_000);
const OCCURRENCE = '20261102T180000Z';
const row = (arm: 'treated' | 'control', change: object = {}) => ({
  ...{ arm, salt: 'campaign:w:1:', occurrence: OCCURRENCE, eligibleAt: AT },
  ...change,
});
const unit = (name: string, change: Partial<AssignedUnit> = {}): AssignedUnit => ({
  ...{ unit: name, rows: [row('treated')], beside: [], contacts: [] },
  ...change,
});
const other = (campaignId: string, arm: 'treated' | 'control', days = 0): OtherAssignment => ({
  ...{ campaignId, arm, eligibleAt: daysLater(days) },
});
const told = (...units: readonly AssignedUnit[]) => {
  const tally = new AssignmentTally({ overlapDays: 30, reachedSince: daysLater(-100) });
  for (const one of units) tally.add(one);
  return tally.health();
};
const contact = (change: Partial<AssignedUnit['contacts'][number]> = {}) => ({
  ...({ runId: `all|${OCCURRENCE}`, status: 'delivered', channel: 'sms' } as const),
  ...change,
});

describe('units in other campaigns at the same time', () => {
  it('are counted by our arm, and by theirs', () => {
    const control = { rows: [row('control')] };
    const { units, arms, overlaps } = told(
      unit('a', { beside: [other('x', 'treated'), other('y', 'control')] }),
      unit('b', { beside: [other('x', 'control')] }),
      unit('c', { ...control, beside: [other('x', 'treated')] }),
      unit('d', control),
    );
    expect(units).toBe(4);
    expect([arms.treated.overlap, arms.control.overlap]).toEqual([
      { units: 2, treated: 1 },
      { units: 1, treated: 1 },
    ]);
    expect(overlaps).toEqual([
      { campaignId: 'x', treated: { units: 2, treated: 1 }, control: { units: 1, treated: 1 } },
      { campaignId: 'y', treated: { units: 1, treated: 0 }, control: { units: 0, treated: 0 } },
    ]);
  });

  it.each([
    ['the same instant', 0, 1],
    ['29 days and more before', -29.99, 1],
    ['thirty days before', -30, 0],
    ['thirty days after', 30, 0],
  ])('count %s', (_case, days, expected) => {
    expect(told(unit('a', { beside: [other('x', 'treated', days)] })).arms.treated.overlap.units).toBe(expected);
  });

  it('count once, however often either campaign assigned them', () => {
    const rows = [row('treated'), row('treated', { occurrence: 'later', eligibleAt: daysLater(7) })];
    const { arms, overlaps } = told(unit('a', { rows, beside: [other('x', 'treated'), other('x', 'treated', 3)] }));
    expect([arms.treated.units, arms.treated.overlap.units, overlaps[0]?.treated.units]).toEqual([1, 1, 1]);
  });
});

describe('units that were reached', () => {
  it.each<[string, Partial<AssignedUnit['contacts'][number]>, number]>([
    ['by a text message that arrived', {}, 1],
    ['not by one that is only known to be sent', { status: 'sent' }, 0],
    ['by mail that was sent: more is never told', { channel: 'email', status: 'sent' }, 1],
    ['by what was put before them', { channel: 'hotline', status: 'sent' }, 1],
    ['not by what is still to go out', { status: 'reserved' }, 0],
    ['not by what was given back', { status: 'released' }, 0],
    ['not by another occurrence', { runId: 'all|20261109T180000Z' }, 0],
    ['by an offer of another prompt', { runId: 'prompt|9|w|r' }, 0],
    ['by the campaign’s own run', { runId: `w|${OCCURRENCE}` }, 1],
  ])('%s', (_case, change, expected) => {
    const { reached } = told(unit('a', { contacts: [contact(change)] })).arms.treated;
    expect(reached).toEqual({ assigned: 1, reached: expected });
  });

  it('by what a prompt put before them', () => {
    const rows = [row('treated', { occurrence: 'prompt|7' })];
    const contacts = [contact({ runId: 'prompt|7|w|r', channel: 'counter', status: 'sent' })];
    expect(told(unit('a', { rows, contacts })).arms.treated.reached.reached).toBe(1);
  });

  it('of control are a leak, and counted as such', () => {
    const { arms } = told(unit('a', { rows: [row('control')], contacts: [contact()] }));
    expect(arms.control.reached).toEqual({ assigned: 1, reached: 1 });
  });

  it('are not asked of those assigned before contacts were kept', () => {
    const { arms } = told(unit('a', { rows: [row('treated', { eligibleAt: daysLater(-101) })] }));
    expect([arms.treated.units, arms.treated.reached.assigned]).toEqual([1, 0]);
  });
});

it('units in both arms of one draw are torn, of two draws they are not', () => {
  const torn = unit('a', { rows: [row('treated'), row('control', { occurrence: 'later' })] });
  const rotated = unit('b', { rows: [row('treated'), row('control', { salt: 'campaign:w:2:' })] });
  const { torn: found, arms } = told(torn, rotated);
  expect([found, arms.treated.units, arms.control.units]).toEqual([1, 2, 2]);
});
