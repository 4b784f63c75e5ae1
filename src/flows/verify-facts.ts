import { Injectable } from '@nestjs/common';
import { blockWindows, tiles } from '../core/facts/block/split-points.js';
import { PLACES } from '../core/kit/hash.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { type BlockFault, FactKeeper } from './ports/fact-keeper.js';
import { FactModels } from './ports/fact-models.js';

const EVERYWHERE = { from: 0, to: PLACES };
const AT_ONCE = 16;
/** A base that is wrong throughout is told in examples. */
const MOST_TOLD = 100;

/** checked: customers whose facts were compared one by one; stale: those the next fold will take up; faults: all found. */
export type VerifyFactsReport = {
  readonly blocks: number;
  readonly checked: number;
  readonly stale: number;
  readonly faults: number;
  readonly told: readonly BlockFault[];
};

/** Holds every block to its checksums, and every fact in it to what the customer's document says. Changes nothing. */
@Injectable()
export class VerifyFacts {
  constructor(
    private readonly keeper: FactKeeper,
    private readonly models: FactModels,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  async run(onProgress: (report: VerifyFactsReport, total: number) => void = () => {}): Promise<VerifyFactsReport> {
    const { modelsHash } = this.rules;
    const active = await this.models.active();
    const standing = { models: active?.number ?? 0, modelsHash };
    const ranges = await this.keeper.ranges(standing);
    let [blocks, checked, stale, faults] = [0, 0, 0, 0];
    const told: BlockFault[] = [];
    const windows = tiles(ranges, EVERYWHERE) ? blockWindows(ranges, AT_ONCE) : [EVERYWHERE];
    for (const range of windows) {
      const report = await this.keeper.verify(range, standing, this.clock.now());
      blocks += Math.min(AT_ONCE, ranges.length - blocks);
      checked += report.checked;
      stale += report.stale;
      faults += report.faults.length;
      told.push(...report.faults.slice(0, MOST_TOLD - told.length));
      onProgress({ blocks, checked, stale, faults, told }, ranges.length);
    }
    return { blocks: ranges.length, checked, stale, faults, told };
  }
}
