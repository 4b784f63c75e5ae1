import { Injectable } from '@nestjs/common';
import { PLACES } from '../core/kit/hash.js';
import { type DriftReport, driftReport } from '../core/value/churn/churn-drift.js';
import { ExampleGatherer } from '../core/value/churn/churn-examples.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { ScorecardStore } from './ports/scorecard-store.js';

export type DriftAsked = { readonly version?: number; readonly origin?: string };

/** How far the base has moved from the one a version was trained on: each attribute, and the score. */
@Injectable()
export class WatchDrift {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly scorecards: ScorecardStore,
    private readonly clock: Clock,
  ) {}

  async run(
    { version, origin }: DriftAsked,
    onProgress: (read: number, total: number) => void = () => {},
  ): Promise<DriftReport & { readonly version: number }> {
    const plan = this.rules.plans.churn?.plan;
    if (plan === undefined) throw new AppError('NOT_FOUND', 'rules/facts has no plan of a churn scorecard');
    const watched = version === undefined ? await this.scorecards.active() : await this.scorecards.find(version);
    if (watched === null) throw new AppError('NOT_FOUND', `scorecard ${version ?? 'in force'}`);
    const total = await this.customers.count();
    const gatherer = new ExampleGatherer(plan, origin ?? watched.origin, total);
    let read = 0;
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, gatherer.facts, this.clock.now())) {
      gatherer.add(block);
      read += block.n;
      onProgress(read, total);
    }
    const stayed = gatherer.examples.filter(({ churned }) => !churned);
    return { version: watched.number, ...driftReport(watched.card, watched.reference, stayed, plan.drift) };
  }
}
