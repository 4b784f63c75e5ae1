import { PLAIN_ARBITRATION } from '../../../core/arbitration/rules/arbitration-rules.js';
import { frozenArbitration, thawedArbitration } from '../../../core/arbitration/rules/frozen-arbitration.js';
import type { Campaign } from '../../../core/campaign/campaign.js';
import type { LeftOut } from '../../../core/campaign/halt/left-out.js';
import type { PlanSuppression } from '../../../core/campaign/playbook-plan.js';
import { campaignsOf, type Run } from '../../../core/campaign/run.js';
import { ContactPhase } from '../../../core/decision/contact-phase.js';
import { gatesAsked } from '../../../core/decision/decision-frame.js';
import {
  type FramedCampaign,
  type FrozenFrame,
  framedPack,
  framedRules,
  thawedFrame,
} from '../../../core/decision/frame/frozen-frame.js';
import { piecesLeft } from '../../../core/decision/frame/pieces-left.js';
import { RulePlaces } from '../../../core/decision/frame/rule-places.js';
import type { RunFrame } from '../../../core/decision/frame/run-frame.js';
import { runScarcity } from '../../../core/decision/frame/run-scarcity.js';
import { unreadable } from '../../../core/decision/frame/unreadable.js';
import { chooseUnder } from '../../../core/decision/rounds/choose-under.js';
import { audiencePack } from '../../../core/decision/run/audience.js';
import { dayIn } from '../../../core/kit/zone.js';
import type { Offer } from '../../../core/offer/offer.js';
import type { Capacity } from '../../../core/policy/capacity/capacity.js';
import type { CompiledVersions } from '../../../core/rules/guarded/compiled-versions.js';
import { Newest } from '../../../core/rules/guarded/newest.js';
import type { RuleVersionRef } from '../../../core/rules/rule-pack.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import type { CampaignStore } from '../../../flows/ports/campaign-store.js';
import type { Clock } from '../../../flows/ports/clock.js';
import type { OfferStore } from '../../../flows/ports/offer-store.js';
import type { OfferUse } from '../../../flows/ports/offer-use.js';
import type { ResponseCounts } from '../../../flows/ports/response-counts.js';
import type { RulePackStore } from '../../../flows/ports/rule-pack-store.js';
import { RunFrames } from '../../../flows/ports/run-frames.js';
import type { StopStore } from '../../../flows/ports/stop-store.js';
import { insertAbsent, type MongoConnection } from '../connection.js';

/** As long as the facts a run saw, without which it explains nothing. */
const KEPT_MS = 90 * 86_400_000;
/** Runs that are worked on side by side. */
const MOST_RUNS = 8;

/** A campaign of a run as it was then, with the version of its pack by name: packs' versions never change. */
type FrozenCampaign = Pick<Campaign, 'id' | 'audience' | 'control'> & {
  readonly ruleVersion: RuleVersionRef;
  readonly suppression?: PlanSuppression;
};

type FrameRecord = {
  readonly _id: string;
  readonly campaigns: readonly FrozenCampaign[];
  /** Those that cannot take part. */
  readonly leftOut?: readonly LeftOut[];
  /** Conditions of influencers are text: they may name what MongoDB would take for an operator. */
  readonly frozen: Omit<FrozenFrame, 'arbitration'> & { readonly arbitration: string };
  readonly capacities: readonly Capacity[];
  /** Contacts that limited offers have had before, by offer. */
  readonly used: Readonly<Record<string, number>>;
  /** System time: MongoDB deletes it after. */
  readonly expireAt: Date;
};

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

/** `run_frames`: what each run was started with. */
export class MongoRunFrames extends RunFrames {
  private readonly ready = new Newest<Promise<RunFrame>>(MOST_RUNS);

  constructor(private readonly ports: Ports) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection('run_frames')
      .createIndexes([{ key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 }]);
  }

  private get frames() {
    return this.ports.connection.collection<FrameRecord>('run_frames');
  }

  override async freeze(run: Run): Promise<readonly LeftOut[]> {
    await insertAbsent<FrameRecord>(this.frames, [await this.recordNow(run)]);
    const kept = await this.frames.findOne({ _id: { $eq: run.id } }, { projection: { leftOut: 1 } });
    return kept?.leftOut ?? [];
  }

  override async rehearse(run: Run): Promise<RunFrame> {
    return this.thawed(await this.recordNow(run), run);
  }

  private async recordNow(run: Run): Promise<FrameRecord> {
    const { rules, offers, stops, use, responses, clock } = this.ports;
    const all = await offers.list();
    const { policy, holds, holdouts, localOffers, capacities, arbitration = PLAIN_ARBITRATION } = rules;
    const { campaigns, leftOut } = await this.usableOf(run, all);
    const frozen: FrameRecord['frozen'] = {
      ...{ offers: all, policy, holds, holdouts, arbitration: frozenArbitration(arbitration), localOffers },
      learnt: await responses.learntAt(all, run.cutOff, arbitration),
      products: [...rules.products.values()],
      stops: await stops.active(),
    };
    const limited = all.filter(({ stock, budget }) => stock !== undefined || budget !== undefined);
    const used = await use.contactsOf(limited.map(({ id }) => id));
    const expireAt = new Date(clock.system().getTime() + KEPT_MS);
    return { _id: run.id, campaigns, leftOut, frozen, capacities, used, expireAt };
  }

  /** Of a run of all campaigns one that cannot be decided by is left out; one that runs alone has nobody to go on without it. */
  private async usableOf(run: Run, offers: readonly Offer[]) {
    const { catalogue, lists } = this.ports.rules;
    const campaigns = await this.campaignsOf(run);
    if (run.campaigns === undefined) return { campaigns, leftOut: [] };
    const framed = await Promise.all(campaigns.map((one) => this.framed(one, run)));
    const leftOut = unreadable(framed, offers, { catalogue, lists });
    const out = new Set(leftOut.map(({ campaignId }) => campaignId));
    return { campaigns: campaigns.filter(({ id }) => !out.has(id)), leftOut };
  }

  /** Of a run of all campaigns one that was paused or stopped meanwhile is no part. */
  private async campaignsOf(run: Run): Promise<readonly FrozenCampaign[]> {
    const { campaigns, rules } = this.ports;
    const frozen = campaignsOf(run).map(async ({ campaignId, ruleVersion }): Promise<readonly FrozenCampaign[]> => {
      const campaign = await campaigns.find(campaignId);
      if (run.campaigns !== undefined && campaign?.state !== 'active') return [];
      const { audience, control, plan } = campaign ?? {};
      // A pack that was copied has no file beside it: what its plan said is in the campaign.
      const suppression = plan?.suppression ?? rules.suppressions.get(ruleVersion.pack);
      const one = {
        ...{ id: campaignId, ruleVersion },
        ...(audience === undefined ? {} : { audience }),
        ...(control === undefined ? {} : { control }),
        ...(suppression === undefined ? {} : { suppression }),
      };
      return [one];
    });
    return (await Promise.all(frozen)).flat();
  }

  override of(run: Run): Promise<RunFrame> {
    return this.ready.of(run.id, () => this.thaw(run));
  }

  override async find(run: Run): Promise<RunFrame | null> {
    const known = await this.frames.findOne({ _id: { $eq: run.id } }, { projection: { _id: 1 } });
    return known && this.of(run);
  }

  private async thaw(run: Run): Promise<RunFrame> {
    return this.thawed(await this.recordOf(run), run);
  }

  private async thawed(record: FrameRecord, run: Run): Promise<RunFrame> {
    const { catalogue, lists, organisation } = this.ports.rules;
    const campaigns = await Promise.all(record.campaigns.map((one) => this.framed(one, run)));
    const rules = framedRules(campaigns);
    const vocabulary = { catalogue, lists, organisation };
    const frozen: FrozenFrame = { ...record.frozen, arbitration: thawedArbitration(record.frozen.arbitration) };
    const { frame, facts } = thawedFrame(frozen, rules, vocabulary, run.cutOff);
    const [alone, ...others] = campaigns;
    const audience = others.length === 0 ? audiencePack(alone?.campaign.audience) : null;
    const version = this.ports.versions.unsaved(framedPack(campaigns));
    const members = audience && this.ports.versions.unsaved(audience);
    const today = dayIn(frame.operatorZone, run.cutOff);
    const terms = { catalogue, today, asOf: run.cutOff, kernel: this.ports.versions.kernel };
    const asked = { packs: [version.pack], audience: members?.pack ?? null };
    const gates = gatesAsked(frame, record.frozen.holds, rules);
    const left = piecesLeft([...frame.offers.values()], record.used);
    const scarcity = runScarcity(rules, [...frame.offers.values()], record.capacities, record.used);
    return {
      runId: run.id,
      today,
      rules,
      places: new RulePlaces(rules),
      version,
      audience: members,
      gates: gates && this.ports.versions.unsaved(gates),
      decision: left.size > 0 ? { ...frame, left } : frame,
      caps: record.frozen.policy,
      facts,
      choose: chooseUnder(scarcity),
      contacts: new ContactPhase(asked, terms),
    };
  }

  /** A run that was started and not frozen, as its start died in between, is frozen now. */
  private async recordOf(run: Run): Promise<FrameRecord> {
    const known = await this.frames.findOne({ _id: { $eq: run.id } });
    if (known !== null) return known as FrameRecord;
    await this.freeze(run);
    const frozen = await this.frames.findOne({ _id: { $eq: run.id } });
    if (frozen === null) throw new Error(`what run ${run.id} decides by is gone right after it was stored`);
    return frozen as FrameRecord;
  }

  private async framed({ ruleVersion, suppression, ...campaign }: FrozenCampaign, run: Run): Promise<FramedCampaign> {
    const version = await this.ports.packs.find(ruleVersion);
    if (version === null) {
      throw new Error(`run ${run.id} has no rules: ${ruleVersion.pack} ${ruleVersion.version}`);
    }
    return { campaign, version, suppression };
  }
}
