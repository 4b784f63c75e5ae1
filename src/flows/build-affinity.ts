import { Injectable } from '@nestjs/common';
import { sheetAt } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { productsIn, ScopedAffinity } from '../core/value/base/affinity-facts.js';
import { isOurs } from '../core/value/churn/churn-facts.js';
import { AppError } from './errors.js';
import { AffinityStore, type AffinityVersion } from './ports/affinity-store.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { FactModels } from './ports/fact-models.js';
import { TrainedStore } from './ports/trained-store.js';

export type AffinityAsked = { readonly origin?: string; readonly by: string };

/** Counts what customers hold together, in one pass over the base, and puts the rules that come of it in force. */
@Injectable()
export class BuildAffinity {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly affinities: AffinityStore,
    private readonly trained: TrainedStore,
    private readonly models: FactModels,
    private readonly clock: Clock,
  ) {}

  async run(
    asked: AffinityAsked,
    onProgress: (read: number, total: number) => void = () => {},
  ): Promise<AffinityVersion> {
    const model = this.rules.plans.affinity;
    if (model === null) throw new AppError('NOT_FOUND', 'rules/facts has no model of affinity');
    const origin = asked.origin ?? model.origin;
    const total = await this.customers.count();
    const count = new ScopedAffinity(model);
    let [read, counted] = [0, 0];
    const facts = ['relationship', 'origin', 'productsHeld', ...(model.within === null ? [] : [model.within])];
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, facts, this.clock.now())) {
      for (let row = 0; row < block.n; row += 1) {
        const sheet = sheetAt(block, row);
        const held = productsIn(sheet.productsHeld);
        if (held === null || !isOurs(sheet) || (origin !== null && sheet.origin !== origin)) continue;
        count.add(sheet, held);
        counted += 1;
      }
      read += block.n;
      onProgress(read, total);
    }
    const version = await this.affinities.add({ customers: counted, origin, rules: count.rules }, asked.by);
    this.rules.take(await this.trained.read());
    await this.models.activate(this.rules.modelsHash);
    return version;
  }
}
