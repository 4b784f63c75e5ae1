import { Injectable } from '@nestjs/common';
import { tiles } from '../core/facts/block/split-points.js';
import { valueAt } from '../core/facts/fact-block.js';
import { PLACES, placeOf } from '../core/kit/hash.js';
import type { Words } from '../core/kit/locale.js';
import { CopyJoin } from '../core/lifecycle/join-copies.js';
import { type Migration, NOT_KNOWN, type StageColumn } from '../core/lifecycle/migration.js';
import { endOfMonth, type MonthCounts, monthFault, monthsKept } from '../core/lifecycle/month.js';
import { type Movement, movementsOf } from '../core/lifecycle/movements.js';
import { rememberingModels, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { type FactMonth, FactMonths } from './ports/fact-months.js';

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

const EVERYWHERE = { from: 0, to: PLACES };

/** Who went from which stage to which between two months' ends, from the copies that the same models made. */
@Injectable()
export class ReadMigration {
  constructor(
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
    private readonly clock: Clock,
  ) {}

  async run({ model, from, to }: MigrationAsked): Promise<ModelMigration> {
    const { derivations, catalogue, modelsHash } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) {
      const known = rememberingModels(derivations).join(', ');
      throw refused('UNKNOWN_MODEL', 'model', { model, known });
    }
    const fact = facts.stage;
    if (from > to) throw new AppError('INVALID_INPUT', `${from} > ${to}`, [reversed(from, to)]);
    const [before, after] = [await this.kept(from, 'from', modelsHash), await this.kept(to, 'to', modelsHash)];
    const reading = { before: this.columns(before, fact.name), after: this.columns(after, fact.name) };
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
  private async kept(month: string, path: string, modelsHash: string): Promise<FactMonth> {
    const key = { month, modelsHash };
    const [standings, parts] = [await this.months.standings(), await this.months.parts(key)];
    const whole = parts.length > 0 && tiles(parts, EVERYWHERE);
    const end = endOfMonth(month, this.rules.policy.operatorZone);
    const fault = monthFault({ ...key, end, now: this.clock.now(), whole }, standings);
    if (fault === null) return key;
    const known = monthsKept(modelsHash, standings).map((one) => one.month);
    throw refused(fault, path, { month, known: known.join(', ') || '—' });
  }

  private async *columns(month: FactMonth, fact: string): AsyncGenerator<StageColumn, undefined> {
    for await (const { block, untold } of this.months.readWithUntold(month, [fact])) {
      const column = block.columns.get(fact);
      if (column === undefined && block.n > 0) throw new Error(`the copy of ${month.month} lacks ${fact}`);
      const stages = block.ids.map((_id, row) => (column === undefined ? null : valueAt(column, row)));
      const told = stages.map((stage) => (typeof stage === 'string' ? stage : null));
      yield withUntold({ ids: block.ids, stages: told }, untold);
    }
    return undefined;
  }
}

/** Both in order of place, as a copy is read. */
function withUntold({ ids, stages }: StageColumn, untold: readonly string[]): StageColumn {
  if (untold.length === 0) return { ids, stages };
  const rows = [...ids.map((id, row) => ({ id, stage: stages[row] ?? null })), ...unknown(untold)]
    .map((row) => ({ ...row, place: placeOf(row.id) }))
    .sort((a, b) => a.place - b.place);
  return { ids: rows.map(({ id }) => id), stages: rows.map(({ stage }) => stage) };
}

const unknown = (ids: readonly string[]) => ids.map((id) => ({ id, stage: NOT_KNOWN }));

const reversed = (from: string, to: string) => ({ path: 'from', code: 'MONTHS_REVERSED', params: { from, to } });

function refused(code: string, path: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('NOT_FOUND', `${code} ${Object.values(params).join(' ')}`, [{ path, code, params }]);
}
