import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { unreadable } from '../../src/core/decision/frame/unreadable.js';
import { asItStands, type LiveFrame, liveFrame } from '../../src/core/decision/live/live-frame.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import type { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { LivePortfolio } from '../../src/flows/ports/live-portfolio.js';
import type { OfferStore } from '../../src/flows/ports/offer-store.js';
import type { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import type { StopStore } from '../../src/flows/ports/stop-store.js';

type Parts = {
  readonly rules: BusinessRules;
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly packs: Pick<RulePackStore, 'list'>;
  readonly offers: Pick<OfferStore, 'list'>;
  readonly stops: Pick<StopStore, 'active'>;
  readonly versions: CompiledVersions;
};

/** Made anew each time it is asked for. */
export class FakeLivePortfolio extends LivePortfolio {
  constructor(private readonly parts: Parts) {
    super();
  }

  override async at(now: Date): Promise<LiveFrame> {
    const { rules, campaigns, packs, offers, stops, versions } = this.parts;
    const newest = new Map((await packs.list()).map((version) => [version.pack, version]));
    const framed = (await campaigns.list()).flatMap((campaign) => {
      const version = newest.get(campaign.pack);
      if (campaign.state !== 'active' || version === undefined) return [];
      return [{ campaign, version, suppression: rules.suppressions.get(campaign.pack) }];
    });
    const { catalogue, lists = new Map(), organisation } = rules;
    const sold = await offers.list();
    const leftOut = unreadable(framed, sold, { catalogue, lists });
    this.tell(leftOut);
    const out = new Set(leftOut.map(({ campaignId }) => campaignId));
    const { policy, holds, holdouts = NO_HOLDOUTS, localOffers, arbitration = PLAIN_ARBITRATION } = rules;
    const products = [...rules.products.values()];
    const live = liveFrame(
      { offers: sold, policy, holds, holdouts, arbitration, products, localOffers },
      framed.filter(({ campaign }) => !out.has(campaign.id)),
      { catalogue, lists, organisation },
      (pack) => versions.unsaved(pack),
      now,
    );
    const said = leftOut.length === 0 ? live : { ...live, leftOut };
    return asItStands(said, { stops: await stops.active(), used: {} });
  }
}
