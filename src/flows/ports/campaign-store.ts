import type { Campaign, CampaignState } from '../../core/campaign/campaign.js';

export abstract class CampaignStore {
  /** False if the id is taken. */
  abstract insert(campaign: Campaign): Promise<boolean>;
  abstract find(id: string): Promise<Campaign | null>;
  abstract list(): Promise<readonly Campaign[]>;
  /** Puts `after` in the place of `before`, one revision on, and answers it; null if it was changed since `before` was read. */
  abstract write(before: Campaign, after: Campaign): Promise<Campaign | null>;
  /** One revision on. Conditional on the state it was read in; false if another was faster. */
  abstract change(id: string, from: CampaignState, to: CampaignState): Promise<boolean>;
}
