import { Injectable } from '@nestjs/common';
import { sheetAt } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { WORTH_READS } from '../core/value/worth/worth-facts.js';
import { type SegmentWorth, WorthTotals } from '../core/value/worth/worth-totals.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';

/** Segments are few: classes, bands, stages, yes and no, codes of regions. */
const SEGMENTING = ['enum', 'boolean', 'text'];
/** A fact of more values than this tells customers apart, not segments; memory is bounded by it. */
const MOST_SEGMENTS = 1_000;

/** The profit tree of whole segments, branch by branch, in one pass over the base. */
@Injectable()
export class TotalWorth {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly clock: Clock,
  ) {}

  /** `by`: the fact that tells the segments. */
  async run(
    by: string,
    onProgress: (read: number, total: number) => void = () => {},
  ): Promise<readonly SegmentWorth[]> {
    const { plans, catalogue } = this.rules;
    if (plans.worth === null) throw new AppError('NOT_FOUND', 'rules/facts has no profit tree');
    const fact = catalogue.get(by);
    if (fact === undefined || !SEGMENTING.includes(fact.type)) throw noSegments(by);
    const totals = new WorthTotals(by, plans.worth);
    const total = await this.customers.count();
    let read = 0;
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, [by, ...WORTH_READS], this.clock.now())) {
      for (let row = 0; row < block.n; row += 1) totals.add(sheetAt(block, row));
      if (totals.size > MOST_SEGMENTS) throw noSegments(by);
      read += block.n;
      onProgress(read, total);
    }
    return totals.totals;
  }
}

function noSegments(by: string): AppError {
  return new AppError('INVALID_INPUT', `no segments by ${by}`, [
    { path: 'by', code: 'NO_SEGMENTS', params: { fact: by } },
  ]);
}
