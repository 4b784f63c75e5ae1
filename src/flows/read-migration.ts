import { Injectable } from '@nestjs/common';
import type { Words } from '../core/kit/locale.js';
import { CopyJoin } from '../core/lifecycle/join-copies.js';
import type { Migration } from '../core/lifecycle/migration.js';
import type { MonthCounts } from '../core/lifecycle/month.js';
import { type Movement, movementsOf } from '../core/lifecycle/movements.js';
import { rememberingModels, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { type FactMonth, FactMonths } from './ports/fact-months.js';
import { keptMonth, stagesOfMonth } from './ports/month-stages.js';

/** Months as `YYYY-MM`; `model` is a model that remembers. */
export type MigrationAsked = { readonly model: string; readonly from: string; readonly to: string };
export type ModelMigration = MigrationAsked & {
  readonly fact: string;
  /** What its stages are called together. */
  readonly title: Words;
  readonly stages: readonly string[];
  readonly migration: Migration;
  readonly movements: readonly Movement[];
  /** How the customers of the two copies are known. */
  readonly known: { readonly from: MonthCounts; readonly to: MonthCounts };
};

/** Who went from which stage to which between two months' ends, from the copies that the same models made. */
@Injectable()
export class ReadMigration {
  constructor(
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
    private readonly clock: Clock,
  ) {}

  async run({ model, from, to }: MigrationAsked): Promise<ModelMigration> {
    const { derivations, catalogue } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) {
      const known = rememberingModels(derivations).join(', ');
      throw refused('UNKNOWN_MODEL', 'model', { model, known });
    }
    const fact = facts.stage;
    if (from > to) throw new AppError('INVALID_INPUT', `${from} > ${to}`, [reversed(from, to)]);
    const [before, after] = [await this.kept(from, 'from'), await this.kept(to, 'to')];
    const reading = {
      before: stagesOfMonth(this.months, before, fact.name),
      after: stagesOfMonth(this.months, after, fact.name),
    };
    const join = new CopyJoin(fact.values);
    for (let side = join.wants; side !== null; side = join.wants) {
      const next = await reading[side].next();
      if (next.done === true) join.end(side);
      else join.add(side, next.value);
    }
    const { migration } = join;
    const known = { from: await this.months.counts(before), to: await this.months.counts(after) };
    const movements = movementsOf(migration);
    const told = { fact: fact.name, title: fact.labels, stages: fact.values };
    return { model, from, to, ...told, migration, movements, known };
  }

  /** A month that is not kept whole by these models is refused, with the reason. */
  private async kept(month: string, path: string): Promise<FactMonth> {
    const found = await keptMonth(month, this.months, this.rules, this.clock.now());
    if (found.fault === null) return found.key;
    throw refused(found.fault, path, { month, known: found.known.join(', ') || '—' });
  }
}

const reversed = (from: string, to: string) => ({ path: 'from', code: 'MONTHS_REVERSED', params: { from, to } });

function refused(code: string, path: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('NOT_FOUND', `${code} ${Object.values(params).join(' ')}`, [{ path, code, params }]);
}
