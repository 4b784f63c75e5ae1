import type { ContactChannel, Purpose } from '../customer/consent.js';
import type { Assignment } from '../policy/holdout/draw.js';

const DAY_MS = 86_400_000;

/** What was sent, or would have been. */
export type Action = {
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: ContactChannel;
  readonly purpose: Purpose;
  readonly lever: string;
};

/** Who was decided about, and when: one instant, whatever the arm. */
export type DecisionPoint = {
  readonly campaignId: string;
  /** The run's planned instant as a key, a prompt's or an event's id: a unit is assigned once in it. */
  readonly occurrence: string;
  /** Of the unit's members who were decided about, the first by id. */
  readonly customerId: string;
  /** Business instant of the decision: before quiet hours, rate limits, budget and caps, which delay one arm only. */
  readonly eligibleAt: Date;
  readonly action: Action;
};

/**
 * One unit's arm in one occurrence of a campaign, written at the decision point for treated and control alike. Analysis is
 * by this row (intention to treat), never by what was delivered.
 */
export type AssignmentRow = Assignment & DecisionPoint & { readonly id: string };

export function assignmentIdOf(campaignId: string, unit: string, occurrence: string): string {
  return `${campaignId}|${unit}|${occurrence}`;
}

/** The row of a unit. Nothing in it depends on when, or whether, something is sent. */
export function assignmentRow(assignment: Assignment, point: DecisionPoint): AssignmentRow {
  return { id: assignmentIdOf(point.campaignId, assignment.unit, point.occurrence), ...assignment, ...point };
}

/** When the outcome of a unit is read: so many days of 24 hours after it could have been treated. The same clock for both arms. */
export function horizonEnd({ eligibleAt }: Pick<AssignmentRow, 'eligibleAt'>, days: number): Date {
  return new Date(eligibleAt.getTime() + days * DAY_MS);
}

/** Whether a unit may be analysed at all: half of an outcome is none. */
export function hasElapsed(row: Pick<AssignmentRow, 'eligibleAt'>, days: number, now: Date): boolean {
  return horizonEnd(row, days) <= now;
}

/** Units that are found in both arms of one draw: assignment has leaked, and no effect can be read off. */
export function unitsInTwoArms(rows: readonly Pick<AssignmentRow, 'unit' | 'arm' | 'salt'>[]): readonly string[] {
  const first = new Map<string, AssignmentRow['arm']>();
  const torn = new Set<string>();
  for (const { unit, arm, salt } of rows) {
    const key = `${salt}|${unit}`;
    if (first.has(key) && first.get(key) !== arm) torn.add(unit);
    else first.set(key, arm);
  }
  return [...torn].sort();
}
