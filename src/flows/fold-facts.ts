import { Injectable } from '@nestjs/common';
import { placeOf } from '../core/kit/hash.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactKeeper, ModelsOutdated, type StandingModels } from './ports/fact-keeper.js';
import { FactModels } from './ports/fact-models.js';
import { Ids } from './ports/ids.js';
import { Leases } from './ports/leases.js';

const LEASE = 'fold-facts';
/** Renewed with every block. */
const LEASE_MS = 60_000;

/**
 * outdated: other models are in force than this process derives by, so it folds nothing. busy: somebody else folds.
 * Otherwise the blocks written and the customers in them.
 */
export type FoldEnd =
  | { readonly end: 'done'; readonly written: number; readonly rows: number }
  | { readonly end: 'busy' }
  | { readonly end: 'outdated'; readonly active: string };

/**
 * Folds into the blocks what changed, what time has run out on, and what older models derived: for the whole base, or for
 * one customer after an event. Readers are exact without it; it keeps them fast. Safe at any time, and twice at once.
 */
@Injectable()
export class FoldFacts {
  constructor(
    private readonly keeper: FactKeeper,
    private readonly models: FactModels,
    private readonly rules: BusinessRules,
    private readonly leases: Leases,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(customerId: string | null = null): Promise<FoldEnd> {
    const { modelsHash } = this.rules;
    const active = (await this.models.active()) ?? (await this.models.activate(modelsHash));
    if (active.hash !== modelsHash) return { end: 'outdated', active: active.hash };
    try {
      const standing = { models: active.number, modelsHash };
      return await (customerId === null ? this.foldAll(standing) : this.foldOne(customerId, standing));
    } catch (error) {
      if (!(error instanceof ModelsOutdated)) throw error;
      return { end: 'outdated', active: (await this.models.active())?.hash ?? '' };
    }
  }

  private async foldOne(customerId: string, models: StandingModels): Promise<FoldEnd> {
    const place = placeOf(customerId);
    const { written, rows } = await this.keeper.fold({ from: place, to: place + 1 }, models, this.clock.now());
    return { end: 'done', written, rows };
  }

  private async foldAll(models: StandingModels): Promise<FoldEnd> {
    const owner = this.ids.token();
    let [written, rows, from] = [0, 0, 0];
    try {
      for (;;) {
        if (!(await this.leases.take(LEASE, owner, LEASE_MS))) return { end: 'busy' };
        const asOf = this.clock.now();
        const range = await this.keeper.nextDue(from, models, asOf);
        if (range === null) return { end: 'done', written, rows };
        const report = await this.keeper.fold(range, models, asOf);
        written += report.written;
        rows += report.rows;
        from = range.to;
      }
    } finally {
      await this.leases.release(LEASE, owner);
    }
  }
}
