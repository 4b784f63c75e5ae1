import { Injectable } from '@nestjs/common';
import type { FactDefinition } from '../core/facts/fact-catalogue.js';
import { PLACES } from '../core/kit/hash.js';
import { rememberingModels, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { type GridCount, StageGrid } from '../core/lifecycle/stage-grid.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';

/** `by`: a fact of few values: a class, a band, yes or no. */
type StageGridAsked = { readonly model: string; readonly by: string };
type StageGridTold = {
  readonly asOf: Date;
  readonly stage: FactDefinition & { readonly values: readonly string[] };
  readonly by: FactDefinition;
  readonly customers: number;
  readonly cells: readonly GridCount[];
};

const OF_FEW_VALUES = ['enum', 'boolean'];

/** The base by stage and by a class at once: one pass over two columns. */
@Injectable()
export class CountStageGrid {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly clock: Clock,
  ) {}

  async run({ model, by }: StageGridAsked): Promise<StageGridTold> {
    const { derivations, catalogue } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) {
      const params = { model, known: rememberingModels(derivations).join(', ') };
      throw new AppError('NOT_FOUND', `model ${model}`, [{ path: 'model', code: 'UNKNOWN_MODEL', params }]);
    }
    const { stage } = facts;
    const other = catalogue.get(by);
    if (other === undefined || !OF_FEW_VALUES.includes(other.type)) {
      throw new AppError('INVALID_INPUT', `no classes by ${by}`, [
        { path: 'by', code: 'NO_SEGMENTS', params: { fact: by } },
      ]);
    }
    const asOf = this.clock.now();
    const grid = new StageGrid();
    for await (const { columns } of this.blocks.read({ from: 0, to: PLACES }, [stage.name, by], asOf)) {
      const [stages, classes] = [columns.get(stage.name), columns.get(by)];
      if (stages === undefined || classes === undefined) throw new Error(`the block lacks ${stage.name} or ${by}`);
      grid.add(stages, classes);
    }
    return { asOf, stage, by: other, customers: grid.customers, cells: grid.cells };
  }
}
