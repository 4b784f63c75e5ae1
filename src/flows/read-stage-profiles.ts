import { Injectable } from '@nestjs/common';
import type { Lever } from '../core/campaign/lever.js';
import { STAGE_FACT } from '../core/campaign/lever-doubts.js';
import type { FactBlock } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { NO_STAGE } from '../core/lifecycle/migration.js';
import { type MonthStanding, monthsKept } from '../core/lifecycle/month.js';
import { StageCounts } from '../core/lifecycle/stage-counts.js';
import { rememberingModels, type StageFactPair, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { FactMonths } from './ports/fact-months.js';

type Causes = readonly { readonly cause: string; readonly customers: number }[];

/** A stage's size now, in the months that are kept, what put customers there now, and the levers that suit it. */
export type StageProfile = {
  readonly stage: string;
  readonly customers: number;
  readonly months: readonly { readonly month: string; readonly customers: number; readonly causes: Causes }[];
  readonly causes: Causes;
  readonly levers: readonly Lever[];
};
export type StageProfiles = {
  readonly asOf: Date;
  readonly facts: StageFactPair;
  readonly customers: number;
  readonly stages: readonly StageProfile[];
  /** The months the trend is of, and how their customers are known. */
  readonly months: readonly MonthStanding[];
};

/** The trend goes back this far: each month is a pass over two columns. */
const MOST_MONTHS = 12;

/** How large each stage of a model is, how it went, why customers are in it, and what may be done there. */
@Injectable()
export class ReadStageProfiles {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly months: FactMonths,
    private readonly clock: Clock,
  ) {}

  async run(model: string): Promise<StageProfiles> {
    const { derivations, catalogue, modelsHash, levers } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) throw unknownModel(model, rememberingModels(derivations));
    const [stage, cause] = [facts.stage.name, facts.cause?.name ?? null];
    const asOf = this.clock.now();
    const asked = cause === null ? [stage] : [stage, cause];
    const now = await counted(this.blocks.read({ from: 0, to: PLACES }, asked, asOf), stage, cause);
    const trend: { readonly month: string; readonly counts: StageCounts }[] = [];
    const months = monthsKept(modelsHash, await this.months.standings()).slice(-MOST_MONTHS);
    for (const { month } of months) {
      trend.push({ month, counts: await counted(this.months.read({ month, modelsHash }, asked), stage, cause) });
    }
    const stages = [...facts.stage.values, NO_STAGE].map((name) => ({
      stage: name,
      customers: now.of(name),
      months: trend.map(({ month, counts }) => ({ month, customers: counts.of(name), causes: counts.causesOf(name) })),
      causes: now.causesOf(name),
      // The levers name stages of the model that rules ask; of another model they say nothing.
      levers: stage === STAGE_FACT ? levers.filter((lever) => lever.stages.includes(name)) : [],
    }));
    return { asOf, facts, customers: now.customers, stages, months };
  }
}

async function counted(blocks: AsyncIterable<FactBlock>, stage: string, cause: string | null): Promise<StageCounts> {
  const counts = new StageCounts();
  for await (const { columns } of blocks) {
    const column = columns.get(stage);
    if (column === undefined) throw new Error(`the block lacks ${stage}`);
    counts.add(column, cause === null ? null : (columns.get(cause) ?? null));
  }
  return counts;
}

function unknownModel(model: string, known: readonly string[]): AppError {
  const params = { model, known: known.join(', ') };
  return new AppError('NOT_FOUND', `model ${model}`, [{ path: 'model', code: 'UNKNOWN_MODEL', params }]);
}
