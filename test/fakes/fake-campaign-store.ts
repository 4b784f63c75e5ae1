import type { Campaign, CampaignState } from '../../src/core/campaign/campaign.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';

export class FakeCampaignStore extends CampaignStore {
  private readonly campaigns = new Map<string, Campaign>();

  override async insert(campaign: Campaign): Promise<boolean> {
    if (this.campaigns.has(campaign.id)) return false;
    this.campaigns.set(campaign.id, structuredClone(campaign));
    return true;
  }

  override async find(id: string): Promise<Campaign | null> {
    return this.campaigns.get(id) ?? null;
  }

  override async list(): Promise<readonly Campaign[]> {
    return [...this.campaigns.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  override async write(before: Campaign, after: Campaign): Promise<boolean> {
    if (this.campaigns.get(before.id)?.state !== before.state) return false;
    this.campaigns.set(before.id, structuredClone(after));
    return true;
  }

  override async change(id: string, from: CampaignState, to: CampaignState): Promise<boolean> {
    const campaign = this.campaigns.get(id);
    if (campaign?.state !== from) return false;
    this.campaigns.set(id, { ...campaign, state: to });
    return true;
  }
}
