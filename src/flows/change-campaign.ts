import { Injectable } from '@nestjs/common';
import { type Campaign, type CampaignState, mayBecome } from '../core/campaign/campaign.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { OutreachStore, type PlannedOf } from './ports/outreach-store.js';
import { RunStore } from './ports/run-store.js';

export type CampaignChange = {
  readonly id: string;
  readonly to: CampaignState;
  readonly by: string;
  readonly reason: string;
};

/**
 * Activates, pauses or stops a campaign. Stopping is for good: its runs end and what they planned is cancelled; a run of all
 * campaigns goes on without it.
 */
@Injectable()
export class ChangeCampaign {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly runs: RunStore,
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, to, by, reason }: CampaignChange): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    if (!campaign) throw this.no('NOT_FOUND', 'CAMPAIGN_NOT_FOUND', { campaign: id });
    const { state } = campaign;
    // A stop whose cancelling was cut short may be asked for again.
    const again = state === 'stopped' && to === 'stopped';
    if (!again && !mayBecome(state, to)) {
      throw this.no('WRONG_STATE', 'CAMPAIGN_CHANGE_NOT_ALLOWED', { campaign: id, from: state, to });
    }
    const detail = { from: state, to, reason };
    const entry = { at: this.clock.system(), actor: by, action: 'campaign.change', subject: id, detail };
    await this.audit.record(entry);
    if (!again && !(await this.campaigns.change(id, state, to))) {
      throw this.no('CONFLICT', 'CAMPAIGN_CHANGED_MEANWHILE', { campaign: id });
    }
    if (to === 'stopped') await this.endRuns(id);
    return again ? campaign : { ...campaign, state: to, rev: (campaign.rev ?? 0) + 1 };
  }

  private no(code: AppError['code'], word: string, params: Readonly<Record<string, string>>): AppError {
    return new AppError(code, `${word}: ${Object.values(params).join(' ')}`, [{ path: '$.id', code: word, params }]);
  }

  private async endRuns(campaignId: string): Promise<void> {
    for (const { id: runId, state, ...run } of await this.runs.ofCampaign(campaignId)) {
      // Run with others, it leaves and they go on: what it has placed is given back by the next allocation.
      const alone = run.campaignId === campaignId;
      // One that is decided stays so; asked again, a stop that was cut short goes on.
      if (alone && (state === 'evaluating' || state === 'stopped')) await this.runs.stop(runId);
      await this.cancelPlanned(alone ? runId : { runId, campaignId });
    }
    await this.cancelPlanned({ onEventsBy: campaignId });
  }

  private async cancelPlanned(of: PlannedOf): Promise<void> {
    await this.outreaches.cancelPlanned(of, 'CAMPAIGN_STOPPED', ({ customerId, id }) =>
      this.ledger.release(customerId, id, 'CAMPAIGN_STOPPED'),
    );
  }
}
