import { setImmediate as nextTurn } from 'node:timers/promises';
import { Chances } from '../../../core/arbitration/propensity/chances.js';
import { PLAIN_ARBITRATION } from '../../../core/arbitration/rules/arbitration-rules.js';
import type { Campaign } from '../../../core/campaign/campaign.js';
import type { FramedCampaign } from '../../../core/decision/frame/frozen-frame.js';
import { unreadable, withoutPack } from '../../../core/decision/frame/unreadable.js';
import { asItStands, type LiveFrame, liveFrame, liveMatches } from '../../../core/decision/live/live-frame.js';
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
import type { ResponseCounts } from '../../../flows/ports/response-counts.js';
import type { RulePackStore } from '../../../flows/ports/rule-pack-store.js';
import type { StopStore } from '../../../flows/ports/stop-store.js';
import type { MongoConnection } from '../connection.js';
import { StoredBytes } from './stored-bytes.js';

/** Machine time. What is older is read again before anybody is answered by it; what is older than the other, beside. Each look costs the prompts that are answered meanwhile. */
const OLDEST_MS = 900;
const SOON_MS = 750;
/** How long a count of contacts is good for: it is dear, and stock runs out slowly. */
const USE_MS = 5_000;
/** How long what was learnt from responses is: chances change slower still. */
const LEARNT_MS = 60_000;
/** What was learnt longer ago than this beyond its time is not decided by. */
const OLDEST_LEARNT_MS = 600_000;

type Ports = {
  readonly connection: MongoConnection;
  readonly rules: BusinessRules;
  readonly campaigns: CampaignStore;
  readonly packs: RulePackStore;
  readonly offers: OfferStore;
  readonly stops: StopStore;
  readonly use: OfferUse;
  readonly responses: ResponseCounts;
  readonly versions: CompiledVersions;
  readonly clock: Clock;
};

type Snapshot = { readonly frame: LiveFrame; readonly readAt: number };
/** What was compiled, and of what: `of` tells the day and the newest versions, `key` all that it was made of. */
type Compiled = { readonly key: string; readonly of: string; readonly frame: LiveFrame };
/** Campaigns and offers as they were read last. */
type Listed = { readonly campaigns: readonly Campaign[]; readonly offers: readonly Offer[] };
/** Machine time until when it is good. */
type Learnt = { readonly until: number; readonly chances: Chances };
type Used = { readonly of: string; readonly until: number; readonly used: Readonly<Record<string, number>> };

/** Asks whether something changed; reads only then, and compiles only what did. */
export class MongoLivePortfolio extends LivePortfolio {
  private snapshot: Snapshot | null = null;
  private compiled: Compiled | null = null;
  private used: Used = { of: '', until: 0, used: {} };
  private reading: Promise<void> | null = null;
  private learnt: Learnt | null = null;
  private learning: Promise<void> | null = null;
  private versions: ReadonlyMap<string, RuleVersion> = new Map();
  private listed: Listed = { campaigns: [], offers: [] };
  private readonly stored: StoredBytes;

  constructor(private readonly ports: Ports) {
    super();
    this.stored = new StoredBytes(ports.connection, ['campaigns', 'offers']);
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
    const { stops, clock } = this.ports;
    const readAt = clock.system().getTime();
    const [asked, stopped, newest] = await Promise.all([this.stored.ask(), stops.active(), this.newestVersions()]);
    const numbers = JSON.stringify([today, [...newest].sort()]);
    if (asked.changed || this.compiled?.of !== numbers) {
      const listed = asked.changed ? await this.list() : this.listed;
      this.compiled = await this.compiledOf(listed, newest, numbers, now, today);
      this.listed = listed;
      asked.took();
    }
    const { frame } = this.compiled;
    const { offers } = this.listed;
    const [used, chances] = await Promise.all([this.usedOf(offers, readAt), this.chancesOf(offers, now, readAt)]);
    this.snapshot = { frame: asItStands(frame, { stops: stopped, used, chances }), readAt };
  }

  private async list(): Promise<Listed> {
    const [campaigns, offers] = await Promise.all([this.ports.campaigns.list(), this.ports.offers.list()]);
    return { campaigns, offers };
  }

  /** A campaign that is drafted, and a version of a pack that no active one uses, make nothing another. */
  private async compiledOf(
    { campaigns, offers }: Listed,
    newest: ReadonlyMap<string, number>,
    of: string,
    now: Date,
    today: Day,
  ): Promise<Compiled> {
    const active = campaigns.filter(({ state }) => state === 'active');
    const key = JSON.stringify([today, active.map((one) => [one, newest.get(one.pack)]), offers]);
    if (this.compiled?.key === key) return { ...this.compiled, of };
    return { key, of, frame: await this.compile(active, offers, newest, now) };
  }

  private async compile(
    active: readonly Campaign[],
    offers: readonly Offer[],
    newest: ReadonlyMap<string, number>,
    now: Date,
  ): Promise<LiveFrame> {
    const { rules, versions } = this.ports;
    const { policy, holds, holdouts, localOffers, arbitration = PLAIN_ARBITRATION } = rules;
    const { catalogue, lists, organisation } = rules;
    const found = await Promise.all(active.map((one) => this.framed(one, newest.get(one.pack) ?? 0)));
    const all = found.filter((one) => one !== null);
    const missing = active.flatMap(({ id, pack }, index) => (found[index] === null ? [withoutPack(id, pack)] : []));
    const leftOut = [...missing, ...unreadable(all, offers, { catalogue, lists })];
    this.tell(leftOut);
    const framed = all.filter(({ campaign }) => !leftOut.some(({ campaignId }) => campaignId === campaign.id));
    this.versions = new Map(framed.map(({ version }) => [`${version.pack}|${version.version}`, version]));
    const products = [...rules.products.values()];
    const frozen = { offers, policy, holds, holdouts, arbitration, products, localOffers };
    // Between the two others are answered; who asks next does not wait for the index of the day.
    await nextTurn();
    const frame = liveFrame(frozen, framed, { catalogue, lists, organisation }, (pack) => versions.unsaved(pack), now);
    await nextTurn();
    liveMatches(frame, {});
    return leftOut.length === 0 ? frame : { ...frame, leftOut };
  }

  private async framed(
    { id, audience, control, schedule, pack, plan }: Campaign,
    number: number,
  ): Promise<FramedCampaign | null> {
    const version = this.versions.get(`${pack}|${number}`) ?? (await this.ports.packs.find({ pack, version: number }));
    if (version === null) return null;
    const suppression = plan?.suppression ?? this.ports.rules.suppressions.get(pack);
    const campaign = {
      id,
      ...(audience === undefined ? {} : { audience }),
      ...(control ? { control } : {}),
      ...(schedule ? { schedule } : {}),
    };
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

  /** Nobody waits for what is learnt anew but the first, and who finds it too old: should it go on failing, they are told. */
  private async chancesOf(offers: readonly Offer[], now: Date, at: number): Promise<Chances> {
    if (this.learnt === null || at >= this.learnt.until) {
      this.learning ??= this.learn(offers, now, at).finally(() => {
        this.learning = null;
      });
      if (this.learnt === null || at > this.learnt.until + OLDEST_LEARNT_MS) await this.learning;
      else this.learning.catch(() => undefined);
    }
    return this.learnt?.chances ?? new Chances([], now, this.ports.rules.arbitration ?? PLAIN_ARBITRATION);
  }

  private async learn(offers: readonly Offer[], now: Date, at: number): Promise<void> {
    const { rules, responses } = this.ports;
    const { arbitration = PLAIN_ARBITRATION } = rules;
    const chances = new Chances(await responses.learntAt(offers, now, arbitration), now, arbitration);
    this.learnt = { until: at + LEARNT_MS, chances };
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
