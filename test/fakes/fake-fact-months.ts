import type { FactBlock, PlaceRange } from '../../src/core/facts/fact-block.js';
import { type FactMonth, FactMonths } from '../../src/flows/ports/fact-months.js';

type Kept = FactMonth & { readonly range: PlaceRange; readonly block: FactBlock };

/** Holds what it was given, whole blocks; nobody is forgotten in the tests that use it. */
export class FakeFactMonths extends FactMonths {
  private readonly copies: Kept[] = [];

  override async keep(month: FactMonth, range: PlaceRange, block: FactBlock): Promise<void> {
    if (this.of(month).some((one) => one.range.from === range.from)) return;
    this.copies.push({ ...month, range, block });
  }

  override async kept(modelsHash: string): Promise<readonly string[]> {
    const months = this.copies.filter((one) => one.modelsHash === modelsHash).map(({ month }) => month);
    return [...new Set(months)].sort();
  }

  override async ranges(month: FactMonth): Promise<readonly PlaceRange[]> {
    return this.of(month).map(({ range }) => range);
  }

  override async *read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock> {
    for (const { block } of this.of(month)) {
      const columns = new Map([...block.columns].filter(([name]) => facts.includes(name)));
      if (block.n > 0) yield { ...block, columns };
    }
  }

  override async forget(): Promise<void> {}

  private of({ month, modelsHash }: FactMonth): readonly Kept[] {
    return this.copies
      .filter((one) => one.month === month && one.modelsHash === modelsHash)
      .sort((a, b) => a.range.from - b.range.from);
  }
}
