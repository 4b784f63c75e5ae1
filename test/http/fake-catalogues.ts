import type { Campaign, CampaignState } from '../../src/core/campaign/campaign.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { isAsKnown, type Known } from '../../src/core/kit/write/known.js';
import type { Offer } from '../../src/core/offer/offer.js';
import type { RulePack, RuleVersion, RuleVersionRef } from '../../src/core/rules/rule-pack.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { WakeUps } from '../../src/flows/ports/wake-ups.js';
import { FakeOfferStore } from '../fakes/fake-offer-store.js';

/** Just enough of what is written by hand, in memory: what the doors ask of it, not a twin of its store. */
export class Campaigns extends CampaignStore {
  private readonly kept = new Map<string, Campaign>();

  override async insert(campaign: Campaign): Promise<boolean> {
    if (this.kept.has(campaign.id)) return false;
    this.kept.set(campaign.id, campaign);
    return true;
  }
  override async find(id: string): Promise<Campaign | null> {
    return this.kept.get(id) ?? null;
  }
  override async list(): Promise<readonly Campaign[]> {
    return [...this.kept.values()];
  }
  override async write(before: Campaign, after: Campaign): Promise<Campaign | null> {
    const now = this.kept.get(before.id);
    if (now?.state !== before.state || now.rev !== before.rev) return null;
    const written = { ...after, rev: (before.rev ?? 0) + 1 };
    this.kept.set(before.id, written);
    return written;
  }
  override async change(id: string, from: CampaignState, to: CampaignState): Promise<boolean> {
    const campaign = this.kept.get(id);
    if (campaign?.state !== from) return false;
    this.kept.set(id, { ...campaign, state: to, rev: (campaign.rev ?? 0) + 1 });
    return true;
  }
}

export function offersOf(...offers: readonly Offer[]): FakeOfferStore {
  const store = new FakeOfferStore();
  for (const offer of offers) void store.save(offer);
  return store;
}

export class Packs extends RulePackStore {
  readonly saved: RuleVersion[] = [];

  override async save(content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion> {
    const newest = await this.newest(content.pack);
    if (newest?.hash === hash) return newest;
    const version = (newest?.version ?? 0) + 1;
    const made = { pack: content.pack, version, content, hash, createdAt: at, createdBy: by };
    this.saved.push(made);
    return made;
  }
  override async saveOver(known: Known, content: RulePack, hash: string, by: string, at: Date) {
    const newest = await this.newest(content.pack);
    const isOther = newest?.hash !== hash && !isAsKnown(known, newest && String(newest.version));
    return isOther ? null : await this.save(content, hash, by, at);
  }
  override async find({ pack, version }: RuleVersionRef): Promise<RuleVersion | null> {
    return this.saved.find((one) => one.pack === pack && one.version === version) ?? null;
  }
  override async newest(pack: string): Promise<RuleVersion | null> {
    return (await this.versions(pack))[0] ?? null;
  }
  override async list(): Promise<readonly RuleVersion[]> {
    return this.saved.filter(({ pack, version }) => !this.saved.some((o) => o.pack === pack && o.version > version));
  }
  override async versions(pack: string): Promise<readonly RuleVersion[]> {
    return this.saved.filter((one) => one.pack === pack).reverse();
  }
}

export class Bell extends WakeUps {
  readonly imports: string[] = [];
  readonly customers: (string | null)[] = [];
  readonly rungFor: string[] = [];
  isDead = false;
  override async events(eventIds: readonly string[]): Promise<void> {
    if (this.isDead) throw new Error('nobody can be rung for');
    this.rungFor.push(...eventIds);
  }
  override async facts(customerId: string | null): Promise<void> {
    this.customers.push(customerId);
  }
  override async chunks(): Promise<void> {}
  override async dispatch(): Promise<void> {}
  override async importFile(importId: string): Promise<void> {
    this.imports.push(importId);
  }
}

/** Today's facts of whom there is; nobody asks the doors for blocks. */
export class Sheets extends FactBlocks {
  constructor(private readonly sheets: Readonly<Record<string, FactSheet>>) {
    super();
  }
  override async *read(): AsyncGenerator<never> {}
  override async sheetOf(customerId: string): Promise<FactSheet | null> {
    return this.sheets[customerId] ?? null;
  }
}
