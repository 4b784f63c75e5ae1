import { type AssignmentRow, assignmentIdOf } from '../../src/core/measurement/assignment.js';

/** A treated unit of one run of a campaign with a control of ten per cent; its id follows from what a test says. */
export function anAssignment(change: Partial<AssignmentRow> = {}): AssignmentRow {
  const row = {
    campaignId: 'win-back',
    occurrence: '20261102T180000Z',
    customerId: 'c-1',
    unit: 'c-1',
    arm: 'treated',
    layer: 'campaign',
    variant: null,
    salt: 'campaign:win-back:1:',
    version: '1',
    bucket: 4_719,
    from: 1_000,
    to: 10_000,
    eligibleAt: new Date('2026-11-02T18:00:00Z'),
    action: {
      ruleId: 'high-decline',
      offerId: 'retention',
      channel: 'sms',
      purpose: 'marketing',
      lever: 'retention',
    },
    ...change,
  } as const;
  return { ...row, id: assignmentIdOf(row.campaignId, row.unit, row.occurrence) };
}
