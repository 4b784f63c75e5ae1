import { Injectable } from '@nestjs/common';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { type AudienceFunnel, FunnelCount } from '../core/rules/distance/audience-funnel.js';
import { CompiledVersions } from '../core/rules/guarded/compiled-versions.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** `share` of the base, from its first place on; 1 is everybody. */
export type FunnelQuestion = { readonly pack: string; readonly rule: string; readonly share: number };

/** Where the base drops out of a rule of the newest version, condition by condition, as of now. Names nobody. */
@Injectable()
export class CountRuleFunnel {
  constructor(
    private readonly rules: BusinessRules,
    private readonly packs: RulePackStore,
    private readonly facts: FactBlocks,
    private readonly clock: Clock,
    private readonly versions: CompiledVersions,
    private readonly ledger: ContactLedger,
  ) {}

  async run({ pack, rule, share }: FunnelQuestion): Promise<AudienceFunnel> {
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
    const terms = { catalogue: this.rules.catalogue, today, asOf, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [count.pack], audience: null }, terms);
    for await (const block of this.facts.read(range, phase.recordFacts(count.pack.facts), asOf)) {
      count.add(await this.ledger.complete(block, phase));
      await new Promise(setImmediate);
    }
    return count.result();
  }
}
