import { Injectable } from '@nestjs/common';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { decisionFrame, factsAsked, gatesAsked, matchedRule } from '../core/decision/decision-frame.js';
import { type Preview, PreviewCount } from '../core/decision/preview.js';
import type { Day } from '../core/kit/day.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { type AudienceFunnel, FunnelCount } from '../core/rules/distance/audience-funnel.js';
import { CompiledVersions } from '../core/rules/guarded/compiled-versions.js';
import type { RuleVersion } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { OfferStore } from './ports/offer-store.js';
import { ResponseCounts } from './ports/response-counts.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** `share` of the base, from its first place on; 1 is everybody. */
export type FunnelQuestion = { readonly pack: string; readonly rule: string; readonly share: number };

/** `reach`: whom a run would reach, by the same decision, short of scarcity and caps. */
export type ReachedFunnel = AudienceFunnel & { readonly reach: Preview };

/** Where the base drops out of a rule of the newest version, condition by condition and stage by stage, as of now. Names nobody. */
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

  async run({ pack, rule, share }: FunnelQuestion): Promise<ReachedFunnel> {
    const version = await this.packs.newest(pack);
    const index = version?.content.rules.findIndex(({ id }) => id === rule) ?? -1;
    if (version === null || index < 0) {
      throw new AppError('NOT_FOUND', `no such rule: ${rule}`, [
        { path: '$', code: 'RULE_NOT_FOUND', params: { rule } },
      ]);
    }
    const asOf = this.clock.now();
    const today = dayIn(this.rules.policy.operatorZone, asOf);
    const count = new FunnelCount(this.versions.of(version).pack, index, today, this.versions.kernel);
    const range = { from: 0, to: Math.ceil(PLACES * Math.min(share, 1)) };
    const reach = await this.previewOf(version, index, asOf, today);
    const names = [...new Set([...count.pack.facts, ...reach.facts])];
    const terms = { catalogue: this.rules.catalogue, today, asOf, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [count.pack], audience: null }, terms);
    for await (const read of this.facts.read(range, phase.recordFacts(names), asOf)) {
      const block = await this.ledger.complete(read, phase);
      count.add(block);
      reach.count.add(block);
      await new Promise(setImmediate);
    }
    return { ...count.result(), reach: reach.count.result() };
  }

  /** As if the rule alone were run now; a fact that nobody derives is missing, and then nobody is reached by it. */
  private async previewOf({ pack, content, createdAt }: RuleVersion, index: number, asOf: Date, today: Day) {
    const { catalogue, holds } = this.rules;
    const alone = content.rules.slice(index, index + 1);
    const offers = await this.offers.list();
    const learnt = await this.responses.learntAt(offers, asOf, this.rules.arbitration);
    const frame = decisionFrame(this.rules, offers, asOf, learnt);
    const campaigning = { campaignId: pack, activatedAt: createdAt, suppression: this.rules.suppressions.get(pack) };
    const rules = alone.map((rule) => matchedRule(rule, campaigning));
    const asked = gatesAsked(frame, holds, rules);
    const gates = asked && this.versions.unsaved(asked);
    const version = this.versions.unsaved({ ...content, rules: alone });
    const facts = [...version.pack.facts, ...factsAsked(frame, rules)].filter((fact) => catalogue.has(fact));
    return { facts, count: new PreviewCount({ version, rules, gates, frame, today }) };
  }
}
