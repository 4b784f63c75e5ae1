import { Injectable } from '@nestjs/common';
import type { Campaign } from '../core/campaign/campaign.js';
import { ALL_CAMPAIGNS } from '../core/campaign/schedule/due-campaigns.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { RulePackStore } from './ports/rule-pack-store.js';

export type NewCampaign = Pick<Campaign, 'id' | 'title' | 'pack' | 'control' | 'schedule'> & { readonly by: string };

/** A draft over the rules of a pack that exists. Nothing runs until somebody makes it active. */
@Injectable()
export class CreateCampaign {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly packs: RulePackStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ by, ...asked }: NewCampaign): Promise<Campaign> {
    if (!(await this.packs.newest(asked.pack))) {
      throw new AppError('INVALID_INPUT', 'no such pack', [
        { path: '$.pack', code: 'PACK_NOT_FOUND', params: { pack: asked.pack } },
      ]);
    }
    const campaign: Campaign = { ...asked, state: 'draft', createdAt: this.clock.now() };
    // A run of all campaigns is called so.
    const isFree = campaign.id !== ALL_CAMPAIGNS && (await this.campaigns.insert(campaign));
    if (!isFree) {
      throw new AppError('CONFLICT', 'the id is taken', [{ path: '$.id', code: 'CAMPAIGN_ID_TAKEN' }]);
    }
    const at = this.clock.system();
    await this.audit.record({ at, actor: by, action: 'campaign.create', subject: campaign.id });
    return campaign;
  }
}
