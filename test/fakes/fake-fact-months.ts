import { withoutRows } from '../../src/core/facts/block/gather-rows.js';
import { type FactBlock, type PlaceRange, valueAt } from '../../src/core/facts/fact-block.js';
import type { MonthCounts, MonthStanding } from '../../src/core/lifecycle/month.js';
import { type FactMonth, FactMonths, type MonthPart, type MonthRows } from '../../src/flows/ports/fact-months.js';
import { type PastRows, WHY_COLUMN } from '../../src/flows/ports/past-facts.js';

type Kept = FactMonth & { readonly part: MonthPart; readonly rows: PastRows };

/** Holds what it was given, whole parts; nobody is forgotten in the tests that use it. */
export class FakeFactMonths extends FactMonths {
  private readonly copies: Kept[] = [];
  private readonly stands = new Map<string, MonthStanding>();

  override async keep(month: FactMonth, part: MonthPart, rows: PastRows): Promise<void> {
    if (this.of(month).some((one) => one.part.from === part.from)) return;
    this.copies.push({ ...month, part, rows });
  }

  override async patch(): Promise<void> {}

  override async drop(month: FactMonth, { from }: PlaceRange): Promise<void> {
    const at = this.copies.findIndex((one) => this.of(month).includes(one) && one.part.from === from);
    if (at >= 0) this.copies.splice(at, 1);
  }

  override async parts(month: FactMonth): Promise<readonly MonthPart[]> {
    return this.of(month).map(({ part }) => part);
  }

  override async revs(month: FactMonth, { from }: PlaceRange): Promise<ReadonlyMap<string, number>> {
    const sides = this.of(month).filter(({ part }) => part.from === from);
    const marked = sides.flatMap(({ rows: { told, passed } }) => [told, passed]);
    return new Map(
      marked.flatMap(({ block, marks }) => block.ids.map((id, row) => [id, marks.revs[row] ?? 0] as const)),
    );
  }

  override async counts(month: FactMonth): Promise<MonthCounts> {
    const recorded = this.of(month).reduce((sum, { rows }) => sum + rows.told.block.n, 0);
    return { recorded, imported: 0, untold: 0 };
  }

  override async note(standing: MonthStanding): Promise<void> {
    this.stands.set(`${standing.month}|${standing.modelsHash}`, standing);
  }

  override async standings(): Promise<readonly MonthStanding[]> {
    return [...this.stands.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  }

  override async dropOthers(): Promise<void> {}

  override async *read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock> {
    for (const { rows } of this.of(month)) {
      const { block } = rows.told;
      const columns = new Map([...block.columns].filter(([name]) => facts.includes(name)));
      if (block.n > 0) yield { ...block, columns };
    }
  }

  override async *readWithUntold(month: FactMonth, facts: readonly string[], from = 0): AsyncIterable<MonthRows> {
    for (const { rows } of this.of(month).filter(({ part }) => part.to >= from)) {
      const { told, passed } = rows;
      const columns = new Map([...told.block.columns].filter(([name]) => facts.includes(name)));
      const why = passed.block.columns.get(WHY_COLUMN);
      const untold = passed.block.ids.filter((_id, row) => why !== undefined && valueAt(why, row) === 'UNTOLD');
      yield { block: { ...told.block, columns }, untold };
    }
  }

  override async readOne(month: FactMonth, customerId: string, facts: readonly string[]): Promise<FactBlock | null> {
    for await (const block of this.read(month, facts)) {
      if (!block.ids.includes(customerId)) continue;
      return withoutRows(block, new Set(block.ids.filter((id) => id !== customerId)));
    }
    return null;
  }

  override async forget(): Promise<void> {}

  private of({ month, modelsHash }: FactMonth): readonly Kept[] {
    return this.copies
      .filter((one) => one.month === month && one.modelsHash === modelsHash)
      .sort((a, b) => a.part.from - b.part.from);
  }
}
