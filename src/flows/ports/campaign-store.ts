import type { Campaign, CampaignState } from '../../core/campaign/campaign.js';

export abstract class CampaignStore {
  /** False if the id is taken. */
  abstract insert(campaign: Campaign): Promise<boolean>;
  abstract find(id: string): Promise<Campaign | null>;
  abstract list(): Promise<readonly Campaign[]>;
  /** Puts `after` in the place of `before`, under its id; false if it is not in that state any more. */
  abstract write(before: Campaign, after: Campaign): Promise<boolean>;
  /** Conditional on the state it was read in; false if another was faster. */
  abstract change(id: string, from: CampaignState, to: CampaignState): Promise<boolean>;
}
