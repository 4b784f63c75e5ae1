import { Injectable } from '@nestjs/common';
import { type CampaignTotals, campaignTotals } from '../core/measurement/campaign-totals.js';
import { AppError } from './errors.js';
import { CampaignStore } from './ports/campaign-store.js';
import { FunnelView } from './ports/funnel-view.js';
import { RunStore } from './ports/run-store.js';

/** `runs`: that it took part in; `moving`: of those, how many are not done. */
export type TotalsOfCampaign = CampaignTotals & { readonly runs: number; readonly moving: number };

/** What a campaign has planned, in runs and on events, and where it is now: counted from what is stored. */
@Injectable()
export class ReadCampaignTotals {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly runs: RunStore,
    private readonly view: FunnelView,
  ) {}

  async run(campaignId: string): Promise<TotalsOfCampaign> {
    if ((await this.campaigns.find(campaignId)) === null) {
      const problem = { path: '$.id', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: campaignId } };
      throw new AppError('NOT_FOUND', `no campaign ${campaignId}`, [problem]);
    }
    const runs = await this.runs.ofCampaign(campaignId);
    const rows = await this.view.outreachOf(
      campaignId,
      runs.map(({ id }) => id),
    );
    const moving = runs.filter(({ state }) => state === 'evaluating').length;
    return { runs: runs.length, moving, ...campaignTotals(rows) };
  }
}
