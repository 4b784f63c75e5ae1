import { Injectable } from '@nestjs/common';
import type { Problem } from '../core/kit/problem.js';
import { offersWithoutWords } from '../core/rules/offer-words.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import { BusinessRules } from './ports/business-rules.js';
import { OfferStore } from './ports/offer-store.js';

/** Everything that is wrong with a pack, against the facts, levers and offers of now. Stores nothing. */
@Injectable()
export class CheckRulePack {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
  ) {}

  async run(json: unknown): Promise<readonly Problem[]> {
    const offers = await this.offers.list();
    const offerIds = offers.map(({ id }) => id);
    const { levers, lists } = this.rules;
    const read = readRulePack(json, this.rules.catalogue, { levers, lists, offerIds });
    return read.ok ? offersWithoutWords(read.value, offers) : read.problems;
  }
}
