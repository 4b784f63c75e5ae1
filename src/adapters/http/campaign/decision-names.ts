import { Injectable } from '@nestjs/common';
import type { FactValue } from '../../../core/facts/fact-sheet.js';
import { type RefusalNames, refusalNames } from '../../../core/words/names/refusal-names.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { CampaignStore } from '../../../flows/ports/campaign-store.js';
import { Ids } from '../../../flows/ports/ids.js';
import { OfferStore } from '../../../flows/ports/offer-store.js';
import { RulePackStore } from '../../../flows/ports/rule-pack-store.js';

/** What an answer about decisions needs besides them: how they are called outside, and what their sentences name. */
export type Naming = { readonly ids: Ids; readonly names: RefusalNames; readonly currency: FactValue };

/** Titles as they are now, read once for an answer. */
@Injectable()
export class DecisionNames {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly packs: RulePackStore,
    private readonly campaigns: CampaignStore,
    private readonly ids: Ids,
  ) {}

  async read(): Promise<Naming> {
    const [offers, packs, campaigns] = await Promise.all([
      this.offers.list(),
      this.packs.list(),
      this.campaigns.list(),
    ]);
    const rules = packs.flatMap(({ content }) => content.rules);
    return { ids: this.ids, names: refusalNames(this.rules, { offers, rules, campaigns }), currency: null };
  }
}
