import { Injectable } from '@nestjs/common';
import { blockWindows } from '../core/facts/block/split-points.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactKeeper } from './ports/fact-keeper.js';
import { FactModels } from './ports/fact-models.js';

export type RebuildReport = {
  readonly models: number;
  readonly blocks: number;
  readonly customers: number;
  readonly done: boolean;
};

/** Blocks derived from one stream of documents: a report of progress each. */
const AT_ONCE = 16;

/**
 * Derives all facts of the whole base from the documents, once each, whatever the blocks hold, by the models in the files:
 * they are in force from here on. Work goes on meanwhile: readers and folds stay exact.
 */
@Injectable()
export class RebuildFacts {
  constructor(
    private readonly keeper: FactKeeper,
    private readonly models: FactModels,
    private readonly customers: CustomerStore,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  async run(onProgress: (report: RebuildReport, total: number) => void = () => {}): Promise<RebuildReport> {
    const { number: models } = await this.models.activate(this.rules.modelsHash);
    const standing = { models, modelsHash: this.rules.modelsHash };
    const total = await this.customers.count();
    await this.keeper.makeRoom(total, standing);
    const ranges = await this.keeper.ranges(standing);
    let [blocks, customers] = [0, 0];
    for (const range of blockWindows(ranges, AT_ONCE)) {
      const report = await this.keeper.rebuild(range, standing, this.clock.now());
      blocks += report.written;
      customers += report.rows;
      onProgress({ models, blocks, customers, done: false }, total);
    }
    return { models, blocks, customers, done: true };
  }
}
