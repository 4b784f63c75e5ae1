import { Injectable } from '@nestjs/common';
import type { MonthCounts } from '../core/lifecycle/month.js';
import { BusinessRules } from './ports/business-rules.js';
import { FactMonths } from './ports/fact-months.js';

/** A month and how its copy stands; other-models: only models that are not in the files keep it. */
export type MonthKept = MonthCounts & {
  readonly month: string;
  readonly state: 'kept' | 'making' | 'other-models';
  readonly at: Date;
};

/** The months there are copies of, the oldest first. */
@Injectable()
export class ReadMonths {
  constructor(
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
  ) {}

  async run(): Promise<readonly MonthKept[]> {
    const kept = new Map<string, MonthKept>();
    for (const { month, modelsHash, state, recorded, imported, untold, at } of await this.months.standings()) {
      const isOwn = modelsHash === this.rules.modelsHash;
      if (!isOwn && kept.has(month)) continue;
      kept.set(month, { month, state: isOwn ? state : 'other-models', recorded, imported, untold, at });
    }
    return [...kept.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  }
}
