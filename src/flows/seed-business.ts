import { Injectable } from '@nestjs/common';
import type { Campaign } from '../core/campaign/campaign.js';
import type { PlaybookPlan } from '../core/campaign/playbook-plan.js';
import type { Offer } from '../core/offer/offer.js';
import { canonicalJson } from '../core/rules/canonical-json.js';
import type { RulePack } from '../core/rules/rule-pack.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { PlanStore } from './ports/plan-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** What the files say, read and checked. */
export type BusinessSeed = {
  readonly packs: readonly RulePack[];
  readonly plans?: readonly PlaybookPlan[];
  readonly offers: readonly Offer[];
  readonly campaigns: readonly Omit<Campaign, 'createdAt'>[];
};

/** How many of each were new. */
export type SeedCounts = { readonly packs: number; readonly offers: number; readonly campaigns: number };

/** Who the store says wrote what came from the files. */
const SEED = 'seed';

/**
 * Puts what the files say where nothing is yet. The files are the seed and the store is the truth: a pack that has any
 * version, an offer or a campaign that is there, is left as people made it. Twice is once.
 */
@Injectable()
export class SeedBusiness {
  constructor(
    private readonly packs: RulePackStore,
    private readonly offers: OfferStore,
    private readonly plans: PlanStore,
    private readonly campaigns: CampaignStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(seed: BusinessSeed): Promise<SeedCounts> {
    const offers = await this.offers.seed(seed.offers);
    await this.plans.seed(seed.plans ?? []);
    const packs = await this.seedPacks(seed.packs);
    const createdAt = this.clock.now();
    const inserted = await Promise.all(seed.campaigns.map((one) => this.campaigns.insert({ ...one, createdAt })));
    return { packs, offers, campaigns: inserted.filter(Boolean).length };
  }

  private async seedPacks(packs: readonly RulePack[]): Promise<number> {
    const newest = await Promise.all(packs.map(({ pack }) => this.packs.newest(pack)));
    const absent = packs.filter((_pack, index) => newest[index] === null);
    for (const pack of absent) {
      await this.packs.save(pack, this.ids.hash(canonicalJson(pack)), SEED, this.clock.now());
    }
    return absent.length;
  }
}
