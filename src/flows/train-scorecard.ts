import { Injectable } from '@nestjs/common';
import { PLACES } from '../core/kit/hash.js';
import type { Problem } from '../core/kit/problem.js';
import { type ChurnCard, cardProblems } from '../core/value/churn/churn-card.js';
import { driftReference } from '../core/value/churn/churn-drift.js';
import { ExampleGatherer } from '../core/value/churn/churn-examples.js';
import { type ChurnPlan, questionOf } from '../core/value/churn/churn-plan.js';
import { judgeOutOfFold } from '../core/value/scorecard/judge.js';
import { type Example, trainScorecard } from '../core/value/scorecard/train.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { ScorecardStore, type ScorecardVersion } from './ports/scorecard-store.js';

/** `origin` absent: as the plan says. `keep`: store the version; else it is only judged. */
export type TrainingAsked = { readonly origin?: string; readonly keep: boolean; readonly by: string };
/** `below`: why it may not be put in force; empty: it may. */
export type Training = {
  readonly card: ChurnCard;
  readonly version: ScorecardVersion | null;
  readonly examples: number;
  readonly churned: number;
  readonly below: readonly Problem[];
};

/** Trains a scorecard from the base by the plan in the files, and judges it by customers that the judged models never saw. */
@Injectable()
export class TrainScorecard {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly scorecards: ScorecardStore,
    private readonly clock: Clock,
  ) {}

  async run(asked: TrainingAsked, onProgress: (read: number, total: number) => void = () => {}): Promise<Training> {
    const { churn } = this.rules.plans;
    if (churn === null) throw new AppError('NOT_FOUND', 'rules/facts has no plan of a churn scorecard');
    const { plan, hash } = churn;
    const origin = asked.origin ?? plan.origin;
    const examples = await this.gather(plan, origin, onProgress);
    const card = trained(plan, examples, origin, hash);
    const version = asked.keep ? await this.scorecards.add(card, asked.by) : null;
    const left = examples.filter(({ churned }) => churned).length;
    return { card, version, examples: examples.length, churned: left, below: cardProblems(card, plan) };
  }

  private async gather(plan: ChurnPlan, origin: string | null, onProgress: (read: number, total: number) => void) {
    const total = await this.customers.count();
    const gatherer = new ExampleGatherer(plan, origin, total);
    let read = 0;
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, gatherer.facts, this.clock.now())) {
      gatherer.add(block);
      read += block.n;
      onProgress(read, total);
    }
    return gatherer.examples;
  }
}

function trained(plan: ChurnPlan, examples: readonly Example[], origin: string | null, planHash: string): ChurnCard {
  const made = trainScorecard(plan, examples);
  const judgement = typeof made === 'string' ? made : judgeOutOfFold(plan, examples, plan.split);
  const failed = typeof made === 'string' ? made : typeof judgement === 'string' ? judgement : null;
  if (failed !== null || typeof made === 'string' || typeof judgement === 'string') {
    const problem = { path: '$.label', code: `TRAINING_${failed}`, params: { examples: examples.length } };
    throw new AppError('INVALID_INPUT', 'no scorecard can be trained on this base', [problem]);
  }
  const asked = new Set(made.card.attributes.map(({ name }) => name));
  return {
    card: made.card,
    questions: plan.attributes.filter(({ name }) => asked.has(name)).map(questionOf),
    dropped: made.dropped,
    origin,
    planHash,
    judgement,
    reference: driftReference(
      made.card,
      examples.filter(({ churned }) => !churned),
    ),
  };
}
