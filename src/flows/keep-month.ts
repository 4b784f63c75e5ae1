import { Injectable } from '@nestjs/common';
import type { FactBlock, PlaceRange } from '../core/facts/fact-block.js';
import { addMonths, dayNumber } from '../core/kit/day.js';
import { placeOf } from '../core/kit/hash.js';
import { dayIn, instantOf } from '../core/kit/zone.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactKeeper } from './ports/fact-keeper.js';
import { FactModels } from './ports/fact-models.js';
import { FactMonths } from './ports/fact-months.js';
import { PastFacts } from './ports/past-facts.js';

const DAY_MS = 86_400_000;

/**
 * Keeps everybody's facts as of the end of a month, by the models of this process: as they were at its last instant in the
 * operator's zone. What took effect later is taken back, so a copy made late is the copy that would have been made in time.
 * Ranges that are kept stay as they are, so it may be interrupted and run again. Answers the customers kept this time.
 */
@Injectable()
export class KeepMonth {
  constructor(
    private readonly keeper: FactKeeper,
    private readonly past: PastFacts,
    private readonly months: FactMonths,
    private readonly models: FactModels,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  /** `asked` is `YYYY-MM`; absent: the last month that has ended. */
  async run(asked: string | null = null): Promise<number> {
    const { modelsHash, catalogue, policy } = this.rules;
    const thisMonth = dayIn(policy.operatorZone, this.clock.now()).slice(0, 7);
    const month = asked ?? addMonths(`${thisMonth}-01`, -1).slice(0, 7);
    const next = dayNumber(addMonths(`${month}-01`, 1)) * DAY_MS;
    const end = new Date(instantOf(next, policy.operatorZone, 'earlier').getTime() - 1);
    const key = { month, modelsHash };
    const kept = await this.months.ranges(key);
    const active = await this.models.active();
    let customers = 0;
    for (const range of await this.keeper.ranges({ models: active?.number ?? 0, modelsHash })) {
      const from = kept.reduce((at, done) => (done.from <= at && done.to > at ? done.to : at), range.from);
      if (from >= range.to) continue;
      const blocks: FactBlock[] = [];
      for await (const block of this.past.read({ from, to: range.to }, [...catalogue.keys()], end)) blocks.push(block);
      for (const [part, block] of partsOf({ from, to: range.to }, blocks)) {
        await this.months.keep(key, part, block);
        customers += block.n;
      }
    }
    return customers;
  }
}

const NOBODY: FactBlock = { n: 0, ids: [], columns: new Map() };

/** Each block with its part of the range, end to end: a part goes to the first place of the next block. */
function partsOf(range: PlaceRange, blocks: readonly FactBlock[]): readonly (readonly [PlaceRange, FactBlock])[] {
  if (blocks.length === 0) return [[range, NOBODY]];
  const firstOf = (index: number) => placeOf(blocks[index]?.ids[0] ?? '');
  return blocks.map((block, index) => {
    const from = index === 0 ? range.from : firstOf(index);
    return [{ from, to: index === blocks.length - 1 ? range.to : firstOf(index + 1) }, block];
  });
}
