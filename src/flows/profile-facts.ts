import { Injectable } from '@nestjs/common';
import { recordFacts } from '../core/facts/identity/contact-state.js';
import { isOtherBase } from '../core/facts/profile/base-rules.js';
import { FactProfiler } from '../core/facts/profile/fact-profiler.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { type BaseProfile, FactProfileStore } from './ports/fact-profile-store.js';

/** Counts in one pass how every fact lies over the base: who is missing, how the others are spread. */
@Injectable()
export class ProfileFacts {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly profiles: FactProfileStore,
    private readonly clock: Clock,
  ) {}

  /** `nightly`: null where today's, in the operator's zone, is there already. */
  async run(
    asked: 'now' | 'nightly',
    onProgress: (read: number, total: number) => void = () => {},
  ): Promise<BaseProfile | null> {
    const { catalogue, modelsHash } = this.rules;
    const asOf = this.clock.now();
    const total = await this.customers.count();
    if (asked === 'nightly' && !(await this.isDue(asOf, total))) return null;
    const profiler = new FactProfiler(catalogue, this.rules.base);
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, recordFacts(catalogue), asOf)) {
      profiler.add(block);
      onProgress(profiler.customers, total);
    }
    const profile = { modelsHash, asOf, customers: profiler.customers, facts: profiler.profiles };
    await this.profiles.keep(profile);
    return profile;
  }

  private async isDue(asOf: Date, customers: number): Promise<boolean> {
    const known = await this.profiles.newest(this.rules.modelsHash);
    if (known === null) return customers > 0;
    const { operatorZone } = this.rules.policy;
    if (dayIn(operatorZone, known.asOf) !== dayIn(operatorZone, asOf)) return true;
    return isOtherBase(known.customers, customers, this.rules.base);
  }
}
