import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../core/rules/canonical-json.js';
import { offersWithoutWords } from '../core/rules/offer-words.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { RuleVersion } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** Stores a pack as its next version, or answers the newest if nothing changed. A pack with a problem stores nothing. */
@Injectable()
export class SaveRulePack {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly packs: RulePackStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(json: unknown, by: string): Promise<RuleVersion> {
    const offers = await this.offers.list();
    const offerIds = offers.map(({ id }) => id);
    const { levers, lists } = this.rules;
    const read = readRulePack(json, this.rules.catalogue, { levers, lists, offerIds });
    const problems = read.ok ? offersWithoutWords(read.value, offers) : read.problems;
    if (!read.ok || problems.length > 0) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', problems);
    return await this.packs.save(read.value, this.ids.hash(canonicalJson(read.value)), by, this.clock.now());
  }
}
