import { Injectable } from '@nestjs/common';
import type { Campaign } from '../core/campaign/campaign.js';
import { chunkRanges } from '../core/campaign/chunk-ranges.js';
import type { LeftOut } from '../core/campaign/halt/left-out.js';
import { NO_COUNTS, type Run, type RunCampaign, runIdOf } from '../core/campaign/run.js';
import { FIRST_RUN_STEP } from '../core/campaign/run-step.js';
import { ALL_CAMPAIGNS, dueAt } from '../core/campaign/schedule/due-campaigns.js';
import { withoutPack } from '../core/decision/frame/unreadable.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { RunFrames } from './ports/run-frames.js';
import { RunSettings } from './ports/run-settings.js';
import { RunStore } from './ports/run-store.js';
import { WakeUps } from './ports/wake-ups.js';

/**
 * `plannedAt` is the occurrence: the same instant again is the same run. Absent: now, to the second. `all` in the place of a
 * campaign is every campaign that is due at the instant, in one run.
 */
export type RunRequest = { readonly campaignId: string; readonly by: string; readonly plannedAt?: Date };

type Parts = {
  readonly parts: readonly [RunCampaign, ...RunCampaign[]];
  /** Those that were due and have no rules. */
  readonly missing: readonly LeftOut[];
};

/** Starts a run of active campaigns over the whole base, with the newest rules frozen. */
@Injectable()
export class StartRun {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly packs: RulePackStore,
    private readonly customers: CustomerStore,
    private readonly runs: RunStore,
    private readonly frames: RunFrames,
    private readonly wakeUps: WakeUps,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly settings: RunSettings,
    private readonly rules: BusinessRules,
  ) {}

  async run({ campaignId, by, plannedAt = this.clock.now() }: RunRequest): Promise<Run> {
    const cutOff = new Date(Math.floor(plannedAt.getTime() / 1_000) * 1_000);
    const { parts, missing } = await this.partsOf(campaignId, cutOff);
    const [first, ...others] = parts;
    this.refuseFuture(cutOff);
    const ranges = chunkRanges(await this.customers.count(), this.settings.chunkCustomers);
    const wanted: Run = {
      id: runIdOf(campaignId, cutOff),
      campaignId,
      plannedAt: cutOff,
      cutOff,
      state: 'evaluating',
      step: FIRST_RUN_STEP,
      ruleVersion: first.ruleVersion,
      ...(campaignId === ALL_CAMPAIGNS ? { campaigns: [first, ...others] } : {}),
      chunkCount: ranges.length,
      counts: NO_COUNTS,
      startedBy: by,
      startedAt: this.clock.system(),
      finishedAt: null,
    };
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'run.start', subject: wanted.id });
    // Before any chunk is there to be evaluated: what it decides by is as it was when it was started.
    const leftOut = [...missing, ...(await this.frames.freeze(wanted))];
    const run = await this.runs.start({ ...wanted, ...(leftOut.length > 0 ? { leftOut } : {}) }, ranges);
    // Started before, over fewer or more customers: its own cut is what counts.
    if (run.chunkCount !== ranges.length) await this.runs.start(run, chunkRanges(run.chunkCount, 1));
    await this.wakeUps.chunks(await this.runs.openChunks(run.id));
    return run;
  }

  private async partsOf(campaignId: string, at: Date): Promise<Parts> {
    if (campaignId !== ALL_CAMPAIGNS) {
      const campaign = await this.activeCampaign(campaignId);
      const part = await this.partOf(campaign);
      if (part !== null) return { parts: [part], missing: [] };
      const { pack } = campaign;
      throw new AppError('NOT_FOUND', `no pack ${pack}`, [
        { path: '$.pack', code: 'PACK_NOT_FOUND', params: { pack } },
      ]);
    }
    const due = dueAt(await this.campaigns.list(), at, this.rules.policy.operatorZone);
    const found = await Promise.all(due.map((campaign) => this.partOf(campaign)));
    const missing = due.flatMap(({ id, pack }, index) => (found[index] === null ? [withoutPack(id, pack)] : []));
    const [first, ...others] = found.filter((part) => part !== null);
    if (first !== undefined) return { parts: [first, ...others], missing };
    const problem = { path: '$.campaignId', code: 'NO_CAMPAIGN_DUE', params: { at: at.toISOString() } };
    throw new AppError('WRONG_STATE', 'no campaign is due', [problem]);
  }

  /** Null: its pack has no version. */
  private async partOf({ id: campaignId, pack }: Campaign): Promise<RunCampaign | null> {
    const version = await this.packs.newest(pack);
    return version && { campaignId, ruleVersion: { pack: version.pack, version: version.version } };
  }

  /** A run decides by the facts of its instant: those of an instant to come are not there yet. */
  private refuseFuture(planned: Date): void {
    if (planned <= this.clock.now()) return;
    const problem = { path: '$.plannedAt', code: 'PLANNED_TOO_EARLY', params: { at: planned.toISOString() } };
    throw new AppError('INVALID_INPUT', 'the planned instant is still to come', [problem]);
  }

  private async activeCampaign(id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    if (!campaign) {
      const problem = { path: '$.campaignId', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: id } };
      throw new AppError('NOT_FOUND', `no campaign ${id}`, [problem]);
    }
    if (campaign.state === 'active') return campaign;
    const params = { campaign: id, state: campaign.state };
    const problem = { path: '$.campaignId', code: 'CAMPAIGN_NOT_ACTIVE', params };
    throw new AppError('WRONG_STATE', `campaign ${id} is ${campaign.state}`, [problem]);
  }
}
