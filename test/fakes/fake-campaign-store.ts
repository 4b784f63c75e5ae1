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

  override async write(before: Campaign, after: Campaign): Promise<Campaign | null> {
    const now = this.campaigns.get(before.id);
    if (now?.state !== before.state || now.rev !== before.rev) return null;
    const written = structuredClone({ ...after, id: before.id, rev: (before.rev ?? 0) + 1 });
    this.campaigns.set(before.id, written);
    return written;
  }

  override async change(id: string, from: CampaignState, to: CampaignState): Promise<boolean> {
    const campaign = this.campaigns.get(id);
    if (campaign?.state !== from) return false;
    this.campaigns.set(id, { ...campaign, state: to, rev: (campaign.rev ?? 0) + 1 });
    return true;
  }
}
