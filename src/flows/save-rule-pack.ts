import { Injectable } from '@nestjs/common';
import type { Known } from '../core/kit/write/known.js';
import { canonicalJson } from '../core/rules/canonical-json.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { RuleVersion } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/**
 * Stores a pack as its next version, or answers the newest if nothing changed. A pack with a problem stores nothing, nor one
 * whose writer began with another version than the newest.
 */
@Injectable()
export class SaveRulePack {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly packs: RulePackStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(json: unknown, by: string, known: Known | null = null): Promise<RuleVersion> {
    const offers = await this.offers.list();
    const { levers, lists } = this.rules;
    const read = readRulePack(json, this.rules.catalogue, { levers, lists, offers });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', read.problems);
    const hash = this.ids.hash(canonicalJson(read.value));
    const at = this.clock.now();
    if (known === null) return await this.packs.save(read.value, hash, by, at);
    const saved = await this.packs.saveOver(known, read.value, hash, by, at);
    if (saved) return saved;
    const { pack } = read.value;
    const code = known.kind === 'nothing' ? 'PACK_ID_TAKEN' : 'PACK_CHANGED_MEANWHILE';
    throw new AppError('CHANGED_MEANWHILE', `the rule pack ${pack}`, [{ path: '$.pack', code, params: { pack } }]);
  }
}
