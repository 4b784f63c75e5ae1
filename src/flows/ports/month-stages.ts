import { tiles } from '../../core/facts/block/split-points.js';
import { valueAt } from '../../core/facts/fact-block.js';
import { PLACES, placeOf } from '../../core/kit/hash.js';
import { NOT_KNOWN, type StageColumn } from '../../core/lifecycle/migration.js';
import { endOfMonth, type MonthFault, monthFault, monthsKept } from '../../core/lifecycle/month.js';
import type { BusinessRules } from './business-rules.js';
import type { FactMonth, FactMonths } from './fact-months.js';

const EVERYWHERE = { from: 0, to: PLACES };

/** A month as it is kept whole by the models in force; or why it is not, and which are. */
type MonthFound =
  | { readonly key: FactMonth; readonly fault: null }
  | { readonly fault: MonthFault; readonly known: readonly string[] };

export async function keptMonth(
  month: string,
  months: FactMonths,
  { modelsHash, policy }: Pick<BusinessRules, 'modelsHash' | 'policy'>,
  now: Date,
): Promise<MonthFound> {
  const key = { month, modelsHash };
  const [standings, parts] = [await months.standings(), await months.parts(key)];
  const whole = parts.length > 0 && tiles(parts, EVERYWHERE);
  const end = endOfMonth(month, policy.operatorZone);
  const fault = monthFault({ ...key, end, now, whole }, standings);
  if (fault === null) return { key, fault };
  return { fault, known: monthsKept(modelsHash, standings).map((one) => one.month) };
}

/** The stages of a month's customers, those of whom nothing is known among them, in order of place, from the part of a place on. */
export async function* stagesOfMonth(
  months: FactMonths,
  month: FactMonth,
  fact: string,
  from = 0,
): AsyncGenerator<StageColumn, undefined> {
  for await (const { block, untold } of months.readWithUntold(month, [fact], from)) {
    const column = block.columns.get(fact);
    if (column === undefined && block.n > 0) throw new Error(`the copy of ${month.month} lacks ${fact}`);
    const stages = block.ids.map((_id, row) => (column === undefined ? null : valueAt(column, row)));
    const told = stages.map((stage) => (typeof stage === 'string' ? stage : null));
    yield withUntold({ ids: block.ids, stages: told }, untold);
  }
  return undefined;
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
