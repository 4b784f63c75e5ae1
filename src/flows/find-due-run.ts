import { Injectable } from '@nestjs/common';
import { runIdOf } from '../core/campaign/run.js';
import { ALL_CAMPAIGNS, dueAt } from '../core/campaign/schedule/due-campaigns.js';
import { nightDue } from '../core/campaign/schedule/run-times.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { RunStore } from './ports/run-store.js';

/** What a ticker asks to be started; `plannedAt` is the planned instant, however late it is. */
export type DueRun = { readonly campaignId: string; readonly plannedAt: Date; readonly by: string };

const SCHEDULE = 'schedule';

/**
 * The run of all campaigns whose instant has come and that nobody has started; null if there is none. Asked at any time and
 * any number of times: who asks too late, or twice at once, starts the same run, which is there once.
 */
@Injectable()
export class FindDueRun {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly runs: RunStore,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<DueRun | null> {
    const { runTimes, policy } = this.rules;
    const plannedAt = runTimes && nightDue(runTimes, policy.operatorZone, this.clock.now());
    if (plannedAt === null) return null;
    if ((await this.runs.find(runIdOf(ALL_CAMPAIGNS, plannedAt))) !== null) return null;
    const due = dueAt(await this.campaigns.list(), plannedAt, policy.operatorZone);
    return due.length === 0 ? null : { campaignId: ALL_CAMPAIGNS, plannedAt, by: SCHEDULE };
  }
}
