import { Injectable } from '@nestjs/common';
import { type FactBlock, valueAt } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { CopyJoin } from '../core/lifecycle/join-copies.js';
import type { Migration, StageColumn } from '../core/lifecycle/migration.js';
import { monthsKept } from '../core/lifecycle/month.js';
import { checkSegments, type SegmentsChecked } from '../core/value/segment/check-segment.js';
import { CURRENCY, SegmentCounts } from '../core/value/segment/segment-counts.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { FactMonths } from './ports/fact-months.js';

/** `months`: the two whose copies stability is read from; null where there are not two. */
export type SegmentsReport = SegmentsChecked & {
  readonly fact: string;
  readonly asOf: Date;
  readonly customers: number;
  readonly months: { readonly from: string; readonly to: string } | null;
};

/** Holds segments to the marks of `rules/policy/segments.json`: size, stability, and how far they differ from the rest. */
@Injectable()
export class CheckSegments {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly months: FactMonths,
    private readonly clock: Clock,
  ) {}

  /** `asked` is a fact whose values are segments; absent: all of the file, in one pass over the base. */
  async run(asked: string | null = null): Promise<readonly SegmentsReport[]> {
    const { segments } = this.rules;
    if (asked !== null && !segments.segments.includes(asked)) throw unknownSegments(asked, segments.segments);
    const facts = asked === null ? segments.segments : [asked];
    const asOf = this.clock.now();
    const compared = [...new Set([...segments.needs, ...segments.responses])];
    const amounts = new Set(compared.filter((name) => this.rules.catalogue.get(name)?.unit === 'minor'));
    const counts = new Map(facts.map((fact) => [fact, new SegmentCounts(fact, compared, amounts)]));
    const columns = [...new Set([...facts, ...compared, ...(amounts.size === 0 ? [] : [CURRENCY])])];
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, columns, asOf)) {
      for (const one of counts.values()) one.add(block);
    }
    const months = await this.lastMonths();
    const reports: SegmentsReport[] = [];
    for (const [fact, own] of counts) {
      const names = this.rules.catalogue.get(fact)?.values ?? [];
      const moved = months === null ? null : await this.moved(fact, names, months);
      // What makes the segments says nothing of how they differ.
      const without = (list: readonly string[]) => list.filter((name) => name !== fact);
      const plan = { ...segments, needs: without(segments.needs), responses: without(segments.responses) };
      reports.push({ fact, asOf, customers: own.customers, months, ...checkSegments(names, own, moved, plan) });
    }
    return reports;
  }

  private async lastMonths(): Promise<SegmentsReport['months']> {
    const kept = monthsKept(this.rules.modelsHash, await this.months.standings());
    const [from, to] = [kept.at(-2)?.month, kept.at(-1)?.month];
    return from === undefined || to === undefined ? null : { from, to };
  }

  private async moved(
    fact: string,
    names: readonly string[],
    { from, to }: { readonly from: string; readonly to: string },
  ): Promise<Migration> {
    const { modelsHash } = this.rules;
    const reading = {
      before: segmentsOf(this.months.read({ month: from, modelsHash }, [fact]), fact),
      after: segmentsOf(this.months.read({ month: to, modelsHash }, [fact]), fact),
    };
    const join = new CopyJoin(names);
    for (let side = join.wants; side !== null; side = join.wants) {
      const next = await reading[side].next();
      if (next.done === true) join.end(side);
      else join.add(side, next.value);
    }
    return join.migration;
  }
}

async function* segmentsOf(blocks: AsyncIterable<FactBlock>, fact: string): AsyncGenerator<StageColumn, undefined> {
  for await (const { ids, columns } of blocks) {
    const column = columns.get(fact);
    if (column === undefined) throw new Error(`the copy lacks ${fact}`);
    const values = ids.map((_id, row) => valueAt(column, row));
    yield { ids, stages: values.map((value) => (typeof value === 'string' ? value : null)) };
  }
  return undefined;
}

function unknownSegments(fact: string, known: readonly string[]): AppError {
  const params = { fact, known: known.join(', ') };
  return new AppError('NOT_FOUND', `segments ${fact}`, [{ path: 'fact', code: 'UNKNOWN_SEGMENTS', params }]);
}
