import type { AssignmentRow } from '../../core/measurement/assignment.js';
import type { ArmUnits } from '../../core/measurement/draw-ratio.js';

/** Who was in which arm, kept for as long as anything is measured: nothing here is changed but to forget a person. */
export abstract class AssignmentStore {
  /**
   * A row of an id stands, whoever comes later: jobs run twice. A household is decided for member by member, in whatever
   * order: of those the member's whose id is the first. Answers how many ids were new.
   */
  abstract record(rows: readonly AssignmentRow[]): Promise<number>;
  abstract find(id: string): Promise<AssignmentRow | null>;
  /** In order of id, after the given one. */
  abstract ofCampaign(campaignId: string, after: string | null, limit: number): Promise<readonly AssignmentRow[]>;
  /** By salt, then by first bucket. */
  abstract countArms(campaignId: string): Promise<readonly ArmUnits[]>;
}
