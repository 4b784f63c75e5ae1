import { Injectable } from '@nestjs/common';
import { cardProblems } from '../core/value/churn/churn-card.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { type Activation, FactModels } from './ports/fact-models.js';
import { ScorecardStore } from './ports/scorecard-store.js';
import { TrainedStore } from './ports/trained-store.js';

/** Puts a trained version in force, unless it stays below the bar of the plan: facts are derived by it from here on. */
@Injectable()
export class ActivateScorecard {
  constructor(
    private readonly rules: BusinessRules,
    private readonly scorecards: ScorecardStore,
    private readonly trained: TrainedStore,
    private readonly models: FactModels,
  ) {}

  async run({ number, by }: { readonly number: number; readonly by: string }): Promise<Activation> {
    const plan = this.rules.plans.churn?.plan;
    if (plan === undefined) throw new AppError('NOT_FOUND', 'rules/facts has no plan of a churn scorecard');
    const version = await this.scorecards.find(number);
    if (version === null) throw new AppError('NOT_FOUND', `scorecard ${number}`);
    const problems = cardProblems(version, plan);
    if (problems.length > 0) throw new AppError('NOT_ALLOWED', `scorecard ${number}`, problems);
    await this.scorecards.activate(number, by);
    this.rules.take(await this.trained.read());
    return this.models.activate(this.rules.modelsHash);
  }
}
