import type { Column } from '../facts/fact-block.js';
import { valueAt } from '../facts/fact-block.js';
import { NO_STAGE } from './migration.js';

/** Customers by stage and by what put them there; those nobody could place are under `NO_STAGE`. */
export class StageCounts {
  private readonly stages = new Map<string, number>();
  private readonly causes = new Map<string, Map<string, number>>();
  private counted = 0;

  /** `cause` runs beside `stage`; null where causes are not asked for. */
  add(stage: Column, cause: Column | null): void {
    for (let row = 0; row < stage.present.length; row += 1) {
      const name = textOf(stage, row) ?? NO_STAGE;
      this.counted += 1;
      this.stages.set(name, (this.stages.get(name) ?? 0) + 1);
      if (cause === null) continue;
      const within = this.causes.get(name) ?? new Map<string, number>();
      this.causes.set(name, within);
      const why = textOf(cause, row);
      if (why !== null) within.set(why, (within.get(why) ?? 0) + 1);
    }
  }

  get customers(): number {
    return this.counted;
  }

  of(stage: string): number {
    return this.stages.get(stage) ?? 0;
  }

  /** What put customers in a stage, the most frequent first. */
  causesOf(stage: string): readonly { readonly cause: string; readonly customers: number }[] {
    return [...(this.causes.get(stage) ?? [])]
      .map(([cause, customers]) => ({ cause, customers }))
      .sort((a, b) => b.customers - a.customers || (a.cause < b.cause ? -1 : 1));
  }
}

function textOf(column: Column, row: number): string | null {
  const value = valueAt(column, row);
  return typeof value === 'string' ? value : null;
}
