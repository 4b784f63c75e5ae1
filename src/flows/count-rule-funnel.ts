import { Injectable } from '@nestjs/common';
import { CHANNELS, type ChannelName } from '../core/customer/consent.js';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { decisionFrame, factsAsked, gatesAsked, matchedRule } from '../core/decision/decision-frame.js';
import { type Preview, PreviewCount, type Previewed } from '../core/decision/preview.js';
import { OpenGates, ReachCount } from '../core/decision/reach/reach-count.js';
import { CountMemory } from '../core/decision/reach/step-rows.js';
import type { HeldBlock } from '../core/facts/held-block.js';
import type { Day } from '../core/kit/day.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import type { Offer } from '../core/offer/offer.js';
import {
  type AudienceFunnel,
  FunnelCount,
  type FunnelPlan,
  funnelPlan,
} from '../core/rules/distance/audience-funnel.js';
import { HeldFunnel } from '../core/rules/distance/held-funnel.js';
import { CompiledVersions } from '../core/rules/guarded/compiled-versions.js';
import type { GuardedRules } from '../core/rules/guarded/guarded-rules.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { Rule, RulePack } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { OfferStore } from './ports/offer-store.js';
import { PlanStore } from './ports/plan-store.js';
import { ResponseCounts } from './ports/response-counts.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/**
 * `share` of the base, from its first place on; 1 is everybody. With `content` it is asked of a pack that is not stored,
 * without of the newest version.
 */
export type FunnelQuestion = {
  readonly pack: string;
  readonly rule: string;
  readonly share: number;
  readonly content?: unknown;
};

/**
 * `reach`: whom a run would reach, by the same decision, short of scarcity and caps. `channels`: how many it would reach if
 * the rule used that channel. `asOf` is the business instant, in ISO form. `refreshing`: customers whose facts are being put
 * into blocks, where they are so many that it is worth telling; they are counted as they are now.
 */
export type ReachedFunnel = AudienceFunnel & {
  readonly asOf: string;
  readonly refreshing: number;
  readonly reach: Preview;
  readonly channels: readonly { readonly channel: ChannelName; readonly reached: number }[];
};

/** What is asked: a pack with its compiled rules, and since when it is there. */
type Found = { readonly content: RulePack; readonly rules: GuardedRules; readonly since: Date };

/** The rule on each channel, in their order, and the facts that deciding on it asks for. */
type ChannelPreviews = { readonly facts: readonly string[]; readonly each: readonly Previewed[] };

/** When it is asked, and of which offers. */
type At = { readonly asOf: Date; readonly today: Day; readonly offers: readonly Offer[] };

type Asked = {
  readonly found: Found;
  readonly index: number;
  readonly rule: Rule;
  readonly plan: FunnelPlan;
  readonly asOf: Date;
  readonly today: Day;
  readonly previews: ChannelPreviews;
  readonly share: number;
};

type HeldBlocks = AsyncIterable<readonly HeldBlock[]>;
type Counted = { readonly funnel: AudienceFunnel; readonly reaches: readonly Preview[] };

/** Where the base drops out of a rule, condition by condition and stage by stage, as of now. Names nobody. */
@Injectable()
export class CountRuleFunnel {
  private readonly memory = new CountMemory();

  constructor(
    private readonly rules: BusinessRules,
    private readonly packs: RulePackStore,
    private readonly facts: FactBlocks,
    private readonly clock: Clock,
    private readonly versions: CompiledVersions,
    private readonly offers: OfferStore,
    private readonly ledger: ContactLedger,
    private readonly responses: ResponseCounts,
    private readonly plans: PlanStore,
  ) {}

  async run(question: FunnelQuestion): Promise<ReachedFunnel> {
    const asOf = this.clock.now();
    const finding = this.asked(question, asOf);
    // What changed is looked up while it is found out what is asked.
    const facts = finding.then(({ plan, previews }) => [...new Set([...plan.pack.facts, ...previews.facts])]);
    facts.catch(() => {});
    const [held, asked] = await Promise.all([question.share < 1 ? null : this.facts.held(facts, asOf), finding]);
    const { funnel, reaches } = held === null ? await this.ofRead(asked) : await this.ofHeld(asked, held);
    const own = CHANNELS.indexOf(asked.rule.event.params.channel);
    const reach = reaches[own] ?? { matched: 0, reached: 0, left: [] };
    const channels = CHANNELS.map((channel, place) => ({ channel, reached: reaches[place]?.reached ?? 0 }));
    const waiting = await this.facts.refreshing();
    const refreshing = waiting < this.rules.base.refreshingTold ? 0 : waiting;
    return { ...funnel, asOf: asOf.toISOString(), refreshing, reach, channels };
  }

  /** Of the base as it is kept at hand. */
  private async ofHeld({ plan, today, previews }: Asked, held: HeldBlocks): Promise<Counted> {
    const funnel = new HeldFunnel(plan, this.memory.leaves, today);
    const [any] = previews.each;
    const gates = any?.gates ? new OpenGates(any.gates.pack, this.memory, today) : null;
    const matches = previews.each.flatMap(({ rules, frame }) => rules.map((match) => ({ match, gates, frame })));
    const reaches = matches.map((one) => new ReachCount(one, this.memory));
    const add = (block: HeldBlock) => {
      const matched = funnel.add(block);
      for (const reach of reaches) reach.add(block, matched);
    };
    for await (const blocks of held) for (const block of blocks) add(block);
    return { funnel: funnel.result(), reaches: reaches.map((reach) => reach.result()) };
  }

  private async ofRead({ found, index, asOf, today, previews, share }: Asked): Promise<Counted> {
    const count = new FunnelCount(found.rules.pack, index, today, this.versions.kernel);
    const names = [...new Set([...count.pack.facts, ...previews.facts])];
    const terms = { catalogue: this.rules.catalogue, today, asOf, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [count.pack], audience: null }, terms);
    const reaches = previews.each.map((one) => new PreviewCount(one));
    const range = { from: 0, to: Math.ceil(PLACES * share) };
    for await (const read of this.facts.read(range, phase.recordFacts(names), asOf)) {
      const block = await this.ledger.complete(read, phase);
      count.add(block);
      for (const reach of reaches) reach.add(block);
      await new Promise(setImmediate);
    }
    return { funnel: count.result(), reaches: reaches.map((reach) => reach.result()) };
  }

  private async asked({ pack, rule: id, content, share }: FunnelQuestion, asOf: Date): Promise<Asked> {
    const today = dayIn(this.rules.policy.operatorZone, asOf);
    const offers = await this.offers.list();
    const found = content === undefined ? await this.newest(pack) : this.unsaved(content, asOf, offers);
    const index = found?.content.rules.findIndex((one) => one.id === id) ?? -1;
    const rule = found?.content.rules[index];
    if (found === null || rule === undefined) {
      throw new AppError('NOT_FOUND', `no such rule: ${id}`, [
        { path: '$', code: 'RULE_NOT_FOUND', params: { rule: id } },
      ]);
    }
    const plan = funnelPlan(found.rules.pack, index);
    const previews = await this.previewsOf(found, rule, { asOf, today, offers });
    return { found, index, rule, plan, asOf, today, previews, share: Math.min(share, 1) };
  }

  private async newest(pack: string): Promise<Found | null> {
    const version = await this.packs.newest(pack);
    return version && { content: version.content, rules: this.versions.of(version), since: version.createdAt };
  }

  private unsaved(json: unknown, since: Date, offers: readonly Offer[]): Found {
    const { catalogue, levers, lists } = this.rules;
    const offerIds = offers.map(({ id }) => id);
    const read = readRulePack(json, catalogue, { levers, lists, offerIds });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', read.problems);
    return { content: read.value, rules: this.versions.unsaved(read.value), since };
  }

  /** As if the rule alone were run now, by each channel; a fact that nobody derives is missing, and then nobody is reached by it. */
  private async previewsOf(
    { content, since }: Found,
    rule: Rule,
    { asOf, today, offers }: At,
  ): Promise<ChannelPreviews> {
    const { catalogue, holds } = this.rules;
    const [learnt, plan] = await Promise.all([
      this.responses.learntAt(offers, asOf, this.rules.arbitration),
      this.plans.find(content.pack),
    ]);
    const frame = decisionFrame(this.rules, offers, asOf, learnt);
    const suppression = plan?.suppression ?? this.rules.suppressions.get(content.pack);
    const campaigning = { campaignId: content.pack, activatedAt: since, suppression };
    const version = this.versions.unsaved({ ...content, rules: [rule] });
    const matches = CHANNELS.map((channel) => {
      const params = { ...rule.event.params, channel };
      return matchedRule({ ...rule, event: { ...rule.event, params } }, campaigning);
    });
    const asked = gatesAsked(frame, holds, matches);
    const gates = asked && this.versions.unsaved(asked);
    const facts = [...version.pack.facts, ...factsAsked(frame, matches)].filter((fact) => catalogue.has(fact));
    return { facts, each: matches.map((match) => ({ version, rules: [match], gates, frame, today })) };
  }
}
