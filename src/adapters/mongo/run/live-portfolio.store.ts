import { PLAIN_ARBITRATION } from '../../../core/arbitration/rules/arbitration-rules.js';
import type { Campaign } from '../../../core/campaign/campaign.js';
import type { FramedCampaign } from '../../../core/decision/frame/frozen-frame.js';
import { asItStands, type LiveFrame, liveFrame } from '../../../core/decision/live/live-frame.js';
import type { Day } from '../../../core/kit/day.js';
import { dayIn } from '../../../core/kit/zone.js';
import type { Offer } from '../../../core/offer/offer.js';
import type { CompiledVersions } from '../../../core/rules/guarded/compiled-versions.js';
import type { RuleVersion } from '../../../core/rules/rule-pack.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import type { CampaignStore } from '../../../flows/ports/campaign-store.js';
import type { Clock } from '../../../flows/ports/clock.js';
import { LivePortfolio } from '../../../flows/ports/live-portfolio.js';
import type { OfferStore } from '../../../flows/ports/offer-store.js';
import type { OfferUse } from '../../../flows/ports/offer-use.js';
import type { RulePackStore } from '../../../flows/ports/rule-pack-store.js';
import type { StopStore } from '../../../flows/ports/stop-store.js';
import type { MongoConnection } from '../connection.js';

/** Machine time. What is older is read again before anybody is answered by it; what is older than half of that, beside. */
const OLDEST_MS = 900;
const SOON_MS = 450;
/** How long a count of contacts is good for: it is dear, and stock runs out slowly. */
const USE_MS = 5_000;

type Ports = {
  readonly connection: MongoConnection;
  readonly rules: BusinessRules;
  readonly campaigns: CampaignStore;
  readonly packs: RulePackStore;
  readonly offers: OfferStore;
  readonly stops: StopStore;
  readonly use: OfferUse;
  readonly versions: CompiledVersions;
  readonly clock: Clock;
};

type Snapshot = { readonly frame: LiveFrame; readonly readAt: number };
/** What was compiled, and of what. */
type Compiled = { readonly key: string; readonly frame: LiveFrame };
type Used = { readonly of: string; readonly until: number; readonly used: Readonly<Record<string, number>> };

/** Reads what may have changed; compiles only what did. */
export class MongoLivePortfolio extends LivePortfolio {
  private snapshot: Snapshot | null = null;
  private compiled: Compiled | null = null;
  private used: Used = { of: '', until: 0, used: {} };
  private reading: Promise<void> | null = null;
  private versions: ReadonlyMap<string, RuleVersion> = new Map();

  constructor(private readonly ports: Ports) {
    super();
  }

  override async at(now: Date): Promise<LiveFrame> {
    const { clock, rules } = this.ports;
    const today = dayIn(rules.policy.operatorZone, now);
    for (;;) {
      const age = clock.system().getTime() - (this.snapshot?.readAt ?? -Infinity);
      if (this.snapshot !== null && this.snapshot.frame.today === today && age >= 0 && age <= OLDEST_MS) {
        // Should it fail, whoever comes when it is too old is told.
        if (age > SOON_MS) this.read(now, today).catch(() => undefined);
        return this.snapshot.frame;
      }
      await this.read(now, today);
    }
  }

  /** One reading at a time serves all who wait for one. */
  private read(now: Date, today: Day): Promise<void> {
    this.reading ??= this.readNow(now, today).finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readNow(now: Date, today: Day): Promise<void> {
    const { campaigns, offers, stops, clock } = this.ports;
    const readAt = clock.system().getTime();
    const [all, sold, stopped, newest] = await Promise.all([
      campaigns.list(),
      offers.list(),
      stops.active(),
      this.newestVersions(),
    ]);
    const active = all.filter(({ state, pack }) => state === 'active' && newest.has(pack));
    const key = JSON.stringify([today, active.map((one) => [one, newest.get(one.pack)]), sold]);
    const compiled = this.compiled?.key === key ? this.compiled : await this.compile(key, active, sold, newest, now);
    this.compiled = compiled;
    const used = await this.usedOf(sold, readAt);
    this.snapshot = { frame: asItStands(compiled.frame, { stops: stopped, used }), readAt };
  }

  private async compile(
    key: string,
    active: readonly Campaign[],
    offers: readonly Offer[],
    newest: ReadonlyMap<string, number>,
    now: Date,
  ): Promise<Compiled> {
    const { rules, versions } = this.ports;
    const { policy, holds, holdouts, localOffers, arbitration = PLAIN_ARBITRATION } = rules;
    const { catalogue, lists, organisation } = rules;
    const framed = await Promise.all(active.map((one) => this.framed(one, newest.get(one.pack) ?? 0)));
    this.versions = new Map(framed.map(({ version }) => [`${version.pack}|${version.version}`, version]));
    const products = [...rules.products.values()];
    const frozen = { offers, policy, holds, holdouts, arbitration, products, localOffers };
    const frame = liveFrame(frozen, framed, { catalogue, lists, organisation }, (pack) => versions.unsaved(pack), now);
    return { key, frame };
  }

  private async framed({ id, audience, control, pack }: Campaign, number: number): Promise<FramedCampaign> {
    const version = this.versions.get(`${pack}|${number}`) ?? (await this.ports.packs.find({ pack, version: number }));
    if (version === null) throw new Error(`campaign ${id} is active and has no rules: ${pack} ${number}`);
    const suppression = this.ports.rules.suppressions.get(pack);
    const campaign = { id, ...(audience === undefined ? {} : { audience }), ...(control ? { control } : {}) };
    return { campaign, version, suppression };
  }

  /** Numbers only, out of the index: contents never change, and are read once. */
  private async newestVersions(): Promise<ReadonlyMap<string, number>> {
    const found = await this.ports.connection
      .collection('rule_versions')
      .aggregate<{ readonly _id: string; readonly version: number }>([
        { $sort: { pack: 1, version: -1 } },
        { $group: { _id: '$pack', version: { $first: '$version' } } },
      ])
      .toArray();
    return new Map(found.map(({ _id, version }) => [_id, version]));
  }

  private async usedOf(offers: readonly Offer[], at: number): Promise<Used['used']> {
    const limited = offers.filter(({ stock, budget }) => stock !== undefined || budget !== undefined);
    const of = limited.map(({ id }) => id).join('|');
    if (this.used.of === of && at < this.used.until) return this.used.used;
    const used = await this.ports.use.contactsOf(limited.map(({ id }) => id));
    this.used = { of, until: at + USE_MS, used };
    return used;
  }
}
