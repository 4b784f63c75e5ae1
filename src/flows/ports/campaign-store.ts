import type { Campaign, CampaignState } from '../../core/campaign/campaign.js';

export abstract class CampaignStore {
  /** False if the id is taken. */
  abstract insert(campaign: Campaign): Promise<boolean>;
  abstract find(id: string): Promise<Campaign | null>;
  abstract list(): Promise<readonly Campaign[]>;
  /** Conditional on the state it was read in; false if another was faster. */
  abstract change(id: string, from: CampaignState, to: CampaignState): Promise<boolean>;
}
