import { describe, expect, it } from '@jest/globals';
import { aHoldouts } from '../../../test/builders/a-holdouts.js';
import { anAssignment } from '../../../test/builders/an-assignment.js';
import { assign } from '../policy/holdout/assign.js';
import { assignmentIdOf, assignmentRow, hasElapsed, horizonEnd, unitsInTwoArms } from './assignment.js';

const { campaignId, occurrence, customerId, eligibleAt, action } = anAssignment();
const point = { campaignId, occurrence, customerId, eligibleAt, action };

describe('the row of an assignment', () => {
  it('is of campaign, unit and occurrence, and carries the arm with all that it was drawn from', () => {
    const winner = { campaignId, purpose: 'marketing', control: { sharePct: 10, version: '1' } } as const;
    const row = assignmentRow(assign('household|h-1', winner, eligibleAt, aHoldouts()), point);
    expect(row).toMatchObject({
      id: 'win-back|household|h-1|20261102T180000Z',
      unit: 'household|h-1',
      salt: 'campaign:win-back:1:',
      eligibleAt,
      action,
    });
  });

  it('is told from that of a customer who is named like the household', () => {
    expect(assignmentIdOf('w', 'household|h', 'o')).not.toBe(assignmentIdOf('w', 'h', 'o'));
  });

  it.each([
    ['a millisecond before its end', '2026-11-09T17:59:59.999Z', false],
    ['at its end', '2026-11-09T18:00:00Z', true],
  ])('has a horizon of days of 24 hours: %s', (_case, now, expected) => {
    expect(horizonEnd(point, 7)).toEqual(new Date('2026-11-09T18:00:00Z'));
    expect(hasElapsed(point, 7, new Date(now))).toBe(expected);
  });
});

describe('units in two arms', () => {
  const row = (unit: string, arm: 'treated' | 'control', salt = 'campaign:w:1:') => anAssignment({ unit, arm, salt });

  it('are named once each', () => {
    const rows = [row('b', 'treated'), row('b', 'control'), row('b', 'treated'), row('a', 'treated')];
    expect(unitsInTwoArms(rows)).toEqual(['b']);
  });

  it('are none where another draw decided otherwise', () => {
    expect(unitsInTwoArms([row('a', 'treated'), row('a', 'control', 'campaign:w:2:')])).toEqual([]);
  });
});
