import { Injectable } from '@nestjs/common';
import { type AssignmentHealth, AssignmentTally } from '../core/measurement/assignment-tally.js';
import { type DrawHealth, drawRatios } from '../core/measurement/draw-ratio.js';
import { reachedGap } from '../core/measurement/reached.js';
import { keptContactsMs } from '../core/policy/cap/reserve-contact.js';
import { AppError } from './errors.js';
import { AssignmentStore } from './ports/assignment-store.js';
import { AssignmentsView } from './ports/assignments-view.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';

/** `reachedSince`: units assigned earlier are not asked whether they were reached; null: contacts are kept for good. */
export type CampaignAssignments = AssignmentHealth & {
  readonly asOf: Date;
  readonly overlapDays: number;
  readonly reachedSince: Date | null;
  readonly draws: readonly DrawHealth[];
  /** What an effect by assignment would be divided by, for the effect on those reached. */
  readonly gap: ReturnType<typeof reachedGap>;
};

/** Whether an effect of a campaign may be read off at all: its arms, their ratio, who was reached, who was elsewhere too. */
@Injectable()
export class ReadAssignmentHealth {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly assignments: AssignmentStore,
    private readonly view: AssignmentsView,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  async run(campaignId: string): Promise<CampaignAssignments> {
    if ((await this.campaigns.find(campaignId)) === null) {
      const problem = { path: '$.id', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: campaignId } };
      throw new AppError('NOT_FOUND', `no campaign ${campaignId}`, [problem]);
    }
    const { measurement, policy, holdouts } = this.rules;
    const asOf = this.clock.now();
    const kept = keptContactsMs(policy);
    const reachedSince = kept === null ? null : new Date(asOf.getTime() - kept);
    const overlapDays = measurement.overlap.days;
    const tally = new AssignmentTally({ overlapDays, reachedSince: reachedSince ?? new Date(0) });
    for await (const batch of this.view.unitsOf(campaignId)) for (const unit of batch) tally.add(unit);
    const draws = drawRatios(await this.assignments.countArms(campaignId), holdouts.sampleRatio);
    const health = tally.health();
    const { treated, control } = health.arms;
    const gap = reachedGap({ treated: treated.reached, control: control.reached }, measurement.reached.leastGap);
    return { ...health, asOf, overlapDays, reachedSince, draws, gap };
  }
}
