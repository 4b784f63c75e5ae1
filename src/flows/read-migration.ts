import { Injectable } from '@nestjs/common';
import { tiles } from '../core/facts/block/split-points.js';
import { valueAt } from '../core/facts/fact-block.js';
import { PLACES } from '../core/kit/hash.js';
import { CopyJoin } from '../core/lifecycle/join-copies.js';
import type { Migration, StageColumn } from '../core/lifecycle/migration.js';
import { type Movement, movementsOf } from '../core/lifecycle/movements.js';
import { rememberingModels, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { type FactMonth, FactMonths } from './ports/fact-months.js';

/** Months as `YYYY-MM`; `model` is a model that remembers. */
export type MigrationAsked = { readonly model: string; readonly from: string; readonly to: string };
export type ModelMigration = MigrationAsked & {
  readonly fact: string;
  readonly stages: readonly string[];
  readonly migration: Migration;
  readonly movements: readonly Movement[];
};

const EVERYWHERE = { from: 0, to: PLACES };

/** Who went from which stage to which between two months' ends, from the copies that the same models made. */
@Injectable()
export class ReadMigration {
  constructor(
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
  ) {}

  async run({ model, from, to }: MigrationAsked): Promise<ModelMigration> {
    const { derivations, catalogue, modelsHash } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) {
      const known = rememberingModels(derivations).join(', ');
      throw refused('UNKNOWN_MODEL', 'model', { model, known });
    }
    const fact = facts.stage;
    const [before, after] = [await this.kept(from, 'from', modelsHash), await this.kept(to, 'to', modelsHash)];
    const reading = { before: this.columns(before, fact.name), after: this.columns(after, fact.name) };
    const join = new CopyJoin(fact.values);
    for (let side = join.wants; side !== null; side = join.wants) {
      const next = await reading[side].next();
      if (next.done === true) join.end(side);
      else join.add(side, next.value);
    }
    const { migration } = join;
    return { model, from, to, fact: fact.name, stages: fact.values, migration, movements: movementsOf(migration) };
  }

  /** A month that is not kept whole by these models is refused: copies of other models say other things. */
  private async kept(month: string, path: string, modelsHash: string): Promise<FactMonth> {
    const key = { month, modelsHash };
    const ranges = await this.months.ranges(key);
    if (ranges.length > 0 && tiles(ranges, EVERYWHERE)) return key;
    const known = await this.months.kept(modelsHash);
    throw refused('MONTH_NOT_KEPT', path, { month, known: known.join(', ') });
  }

  private async *columns(month: FactMonth, fact: string): AsyncGenerator<StageColumn, undefined> {
    for await (const { ids, columns } of this.months.read(month, [fact])) {
      const column = columns.get(fact);
      if (column === undefined) throw new Error(`the copy of ${month.month} lacks ${fact}`);
      const stages = ids.map((_id, row) => valueAt(column, row));
      yield { ids, stages: stages.map((stage) => (typeof stage === 'string' ? stage : null)) };
    }
    return undefined;
  }
}

function refused(code: string, path: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('NOT_FOUND', `${code} ${Object.values(params).join(' ')}`, [{ path, code, params }]);
}
