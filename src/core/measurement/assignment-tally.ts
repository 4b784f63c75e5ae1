import { REPORTS_DELIVERY } from '../outreach/outreach.js';
import type { ContactRow } from '../policy/contact-policy.js';
import { type AssignmentRow, unitsInTwoArms } from './assignment.js';
import type { ReachedArm } from './reached.js';

const DAY_MS = 86_400_000;

export type OtherAssignment = Pick<AssignmentRow, 'campaignId' | 'arm' | 'eligibleAt'>;
/** One unit of a campaign: its rows there, what other campaigns assigned it, and its contacts of the campaign. */
export type AssignedUnit = {
  readonly unit: string;
  readonly rows: readonly Pick<AssignmentRow, 'arm' | 'salt' | 'occurrence' | 'eligibleAt'>[];
  readonly beside: readonly OtherAssignment[];
  readonly contacts: readonly Pick<ContactRow, 'runId' | 'status' | 'channel'>[];
};

/** Units of one of our arms in another campaign at the same time: in any arm of it, and in the treated one. */
export type Overlap = { readonly units: number; readonly treated: number };
export type ArmHealth = {
  readonly units: number;
  /** Units that were in some other campaign at the same time. */
  readonly overlap: Overlap;
  /** Of the units assigned since contacts are kept. */
  readonly reached: ReachedArm;
};
type Arm = AssignmentRow['arm'];
export type CampaignOverlap = { readonly campaignId: string } & { readonly [A in Arm]: Overlap };
export type AssignmentHealth = {
  readonly units: number;
  /** Units found in both arms of one draw: assignment has leaked. */
  readonly torn: number;
  readonly arms: { readonly [A in Arm]: ArmHealth };
  /** By campaign id. */
  readonly overlaps: readonly CampaignOverlap[];
};

const ARMS = ['treated', 'control'] as const;
type Sums = { units: number; treated: number };
const none = (): Sums => ({ units: 0, treated: 0 });

/** Delivered as far as the channel tells; where we were asked there is nothing to deliver. */
function hasReached({ status, channel }: AssignedUnit['contacts'][number]): boolean {
  if (status === 'delivered') return true;
  const tells = Object.hasOwn(REPORTS_DELIVERY, channel) && REPORTS_DELIVERY[channel as keyof typeof REPORTS_DELIVERY];
  return status === 'sent' && !tells;
}

/** A run's contacts carry its id, which ends with the occurrence; an event's are of the occurrence; a prompt's begin with it. */
const isOf = (occurrence: string, runId: string) =>
  runId === occurrence || runId.endsWith(`|${occurrence}`) || runId.startsWith(`${occurrence}|`);

function count(sums: Sums, found: readonly OtherAssignment[]): void {
  if (found.length === 0) return;
  sums.units += 1;
  if (found.some(({ arm }) => arm === 'treated')) sums.treated += 1;
}

/**
 * How a campaign's assignment holds (methods.md section 2): units by arm, how many of each were reached, and how many were in
 * other campaigns at the same time. With independent salts those effects average out over the arms; where the shares of
 * overlap differ, they do not. Sums only, however many units.
 */
export class AssignmentTally {
  private readonly arms = {
    treated: { units: 0, overlap: none(), reached: { assigned: 0, reached: 0 } },
    control: { units: 0, overlap: none(), reached: { assigned: 0, reached: 0 } },
  };
  private readonly overlaps = new Map<string, { readonly [A in Arm]: Sums }>();
  private units = 0;
  private torn = 0;

  /** `overlapDays`: so many before or after is at the same time, less than that. `reachedSince`: from when contacts are kept. */
  constructor(private readonly span: { readonly overlapDays: number; readonly reachedSince: Date }) {}

  add(unit: AssignedUnit): void {
    this.units += 1;
    const rows = unit.rows.map((row) => ({ ...row, unit: unit.unit }));
    if (unitsInTwoArms(rows).length > 0) this.torn += 1;
    for (const arm of ARMS) this.addArm(arm, { ...unit, rows: unit.rows.filter((row) => row.arm === arm) });
  }

  private addArm(arm: Arm, { rows, beside, contacts }: AssignedUnit): void {
    if (rows.length === 0) return;
    const sums = this.arms[arm];
    sums.units += 1;
    const near = beside.filter(({ eligibleAt }) =>
      rows.some((row) => Math.abs(row.eligibleAt.getTime() - eligibleAt.getTime()) < this.span.overlapDays * DAY_MS),
    );
    count(sums.overlap, near);
    for (const [campaignId, found] of Map.groupBy(near, (one) => one.campaignId))
      count(this.overlapOf(campaignId)[arm], found);
    const known = rows.filter(({ eligibleAt }) => eligibleAt >= this.span.reachedSince);
    if (known.length === 0) return;
    sums.reached.assigned += 1;
    const reached = contacts.filter(hasReached);
    if (known.some(({ occurrence }) => reached.some(({ runId }) => isOf(occurrence, runId)))) sums.reached.reached += 1;
  }

  private overlapOf(campaignId: string): { readonly [A in Arm]: Sums } {
    const sums = this.overlaps.get(campaignId) ?? { treated: none(), control: none() };
    this.overlaps.set(campaignId, sums);
    return sums;
  }

  health(): AssignmentHealth {
    const overlaps = [...this.overlaps].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      ...{ units: this.units, torn: this.torn, arms: this.arms },
      overlaps: overlaps.map(([campaignId, arms]) => ({ campaignId, ...arms })),
    };
  }
}
