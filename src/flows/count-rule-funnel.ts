import { Injectable } from '@nestjs/common';
import { CHANNELS, type ChannelName } from '../core/customer/consent.js';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { decisionFrame, factsAsked, gatesAsked, matchedRule } from '../core/decision/decision-frame.js';
import { type Preview, PreviewCount } from '../core/decision/preview.js';
import type { Day } from '../core/kit/day.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { type AudienceFunnel, FunnelCount } from '../core/rules/distance/audience-funnel.js';
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
 * the rule used that channel. `asOf` is the business instant, in ISO form.
 */
export type ReachedFunnel = AudienceFunnel & {
  readonly asOf: string;
  readonly reach: Preview;
  readonly channels: readonly { readonly channel: ChannelName; readonly reached: number }[];
};

/** What is asked: a pack with its compiled rules, and since when it is there. */
type Found = { readonly content: RulePack; readonly rules: GuardedRules; readonly since: Date };

/** Where the base drops out of a rule, condition by condition and stage by stage, as of now. Names nobody. */
@Injectable()
export class CountRuleFunnel {
  constructor(
    private readonly rules: BusinessRules,
    private readonly packs: RulePackStore,
    private readonly facts: FactBlocks,
    private readonly clock: Clock,
    private readonly versions: CompiledVersions,
    private readonly offers: OfferStore,
    private readonly ledger: ContactLedger,
    private readonly responses: ResponseCounts,
  ) {}

  async run(question: FunnelQuestion): Promise<ReachedFunnel> {
    const asOf = this.clock.now();
    const { found, index, rule } = await this.asked(question, asOf);
    const today = dayIn(this.rules.policy.operatorZone, asOf);
    const count = new FunnelCount(found.rules.pack, index, today, this.versions.kernel);
    const range = { from: 0, to: Math.ceil(PLACES * Math.min(question.share, 1)) };
    const own = rule.event.params.channel;
    const previews = await this.previewsOf(found, rule, asOf, today);
    const names = [...new Set([...count.pack.facts, ...previews.flatMap(({ facts }) => facts)])];
    const terms = { catalogue: this.rules.catalogue, today, asOf, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [count.pack], audience: null }, terms);
    for await (const read of this.facts.read(range, phase.recordFacts(names), asOf)) {
      const block = await this.ledger.complete(read, phase);
      count.add(block);
      for (const preview of previews) preview.count.add(block);
      await new Promise(setImmediate);
    }
    const reaches = previews.map(({ channel, count: reached }) => ({ channel, reach: reached.result() }));
    const reach = reaches.find(({ channel }) => channel === own)?.reach ?? { matched: 0, reached: 0, left: [] };
    const channels = reaches.map(({ channel, reach: { reached } }) => ({ channel, reached }));
    return { ...count.result(), asOf: asOf.toISOString(), reach, channels };
  }

  private async asked({ pack, rule: id, content }: FunnelQuestion, asOf: Date) {
    const found = content === undefined ? await this.newest(pack) : await this.unsaved(content, asOf);
    const index = found?.content.rules.findIndex((one) => one.id === id) ?? -1;
    const rule = found?.content.rules[index];
    if (found === null || rule === undefined) {
      throw new AppError('NOT_FOUND', `no such rule: ${id}`, [
        { path: '$', code: 'RULE_NOT_FOUND', params: { rule: id } },
      ]);
    }
    return { found, index, rule };
  }

  private async newest(pack: string): Promise<Found | null> {
    const version = await this.packs.newest(pack);
    return version && { content: version.content, rules: this.versions.of(version), since: version.createdAt };
  }

  private async unsaved(json: unknown, since: Date): Promise<Found> {
    const { catalogue, levers, lists } = this.rules;
    const offerIds = (await this.offers.list()).map(({ id }) => id);
    const read = readRulePack(json, catalogue, { levers, lists, offerIds });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', read.problems);
    return { content: read.value, rules: this.versions.unsaved(read.value), since };
  }

  /** As if the rule alone were run now, by each channel; a fact that nobody derives is missing, and then nobody is reached by it. */
  private async previewsOf({ content, since }: Found, rule: Rule, asOf: Date, today: Day) {
    const { catalogue, holds } = this.rules;
    const offers = await this.offers.list();
    const learnt = await this.responses.learntAt(offers, asOf, this.rules.arbitration);
    const frame = decisionFrame(this.rules, offers, asOf, learnt);
    const suppression = this.rules.suppressions.get(content.pack);
    const campaigning = { campaignId: content.pack, activatedAt: since, suppression };
    const version = this.versions.unsaved({ ...content, rules: [rule] });
    return CHANNELS.map((channel) => {
      const params = { ...rule.event.params, channel };
      const rules = [matchedRule({ ...rule, event: { ...rule.event, params } }, campaigning)];
      const asked = gatesAsked(frame, holds, rules);
      const gates = asked && this.versions.unsaved(asked);
      const facts = [...version.pack.facts, ...factsAsked(frame, rules)].filter((fact) => catalogue.has(fact));
      return { channel, facts, count: new PreviewCount({ version, rules, gates, frame, today }) };
    });
  }
}
