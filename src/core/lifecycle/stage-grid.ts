import { type Column, valueAt } from '../facts/fact-block.js';
import { NO_STAGE } from './migration.js';

/** Customers of one stage and one value of another fact. */
export type GridCount = { readonly stage: string; readonly value: string; readonly customers: number };

/** Customers by stage and by another fact at once; who has none of either is counted under `NO_STAGE`. */
export class StageGrid {
  private readonly counts = new Map<string, Map<string, number>>();
  private counted = 0;

  /** Both columns are of the same customers, side by side. */
  add(stage: Column, other: Column): void {
    for (let row = 0; row < stage.present.length; row += 1) {
      const [name, value] = [nameAt(stage, row), nameAt(other, row)];
      const within = this.counts.get(name) ?? new Map<string, number>();
      this.counts.set(name, within);
      within.set(value, (within.get(value) ?? 0) + 1);
      this.counted += 1;
    }
  }

  get customers(): number {
    return this.counted;
  }

  get cells(): readonly GridCount[] {
    return [...this.counts].flatMap(([stage, within]) =>
      [...within].map(([value, customers]) => ({ stage, value, customers })),
    );
  }
}

/** The stage or class of one customer as counts name it. */
export function nameAt(column: Column, row: number): string {
  const value = valueAt(column, row);
  return value === null || typeof value === 'object' ? NO_STAGE : String(value);
}
