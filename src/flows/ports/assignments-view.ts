import type { AssignedUnit } from '../../core/measurement/assignment-tally.js';

/** Assignments of a campaign, unit by unit, with what is known of the unit beside it. */
export abstract class AssignmentsView {
  /** In batches, each unit once; rows of other campaigns are of the same unit. A batch is in memory at a time. */
  abstract unitsOf(campaignId: string): AsyncIterable<readonly AssignedUnit[]>;
}
