import { type MarkedBlock, marksOf, mergeRows, sliceRows } from '../../../core/facts/block/block-rows.js';
import { withoutRows } from '../../../core/facts/block/gather-rows.js';
import { type Column, type PlaceRange, valueAt } from '../../../core/facts/fact-block.js';
import type { MonthCounts } from '../../../core/lifecycle/month.js';
import type { FactMonth, MonthPart } from '../../../flows/ports/fact-months.js';
import { KNOWN_COLUMN, type PastRows, WHY_COLUMN } from '../../../flows/ports/past-facts.js';
import { fromRows, type RowsRecord, toRows } from './block-record.js';

type Rows = Omit<RowsRecord, 'sums'>;

/** `_id` is `month|modelsHash|from`. `swept`: whether those forgotten while it was made were looked for. */
export type MonthRecord = Rows &
  FactMonth &
  MonthCounts &
  MonthPart & {
    readonly _id: string;
    readonly version: number;
    readonly swept: boolean;
    /** Who is there today and of whom nothing is told of then, and why. */
    readonly passed: Rows;
  };

export const monthIdOf = ({ month, modelsHash }: FactMonth, { from }: PlaceRange) => `${month}|${modelsHash}|${from}`;

function count(column: Column | undefined, value: string): number {
  if (column === undefined) return 0;
  let found = 0;
  for (let row = 0; row < column.present.length; row += 1) if (valueAt(column, row) === value) found += 1;
  return found;
}

function rowsOf(rows: MarkedBlock): Rows {
  const { sums: _sums, ...stored } = toRows(rows);
  return stored;
}

/** What changes of a record with its rows. */
export function storedRows({ told, passed }: PastRows): Rows & MonthCounts & Pick<MonthRecord, 'passed'> {
  const how = told.block.columns.get(KNOWN_COLUMN);
  return {
    ...rowsOf(told),
    passed: rowsOf(passed),
    recorded: count(how, 'RECORDED'),
    imported: count(how, 'IMPORTED'),
    untold: count(passed.block.columns.get(WHY_COLUMN), 'UNTOLD'),
  };
}

/** Everything a record holds. */
export function pastRowsOf(record: MonthRecord): PastRows {
  return {
    told: fromRows(record, Object.keys(record.columns)),
    passed: fromRows(record.passed, [WHY_COLUMN]),
  };
}

/** The customers of whom nothing is told of then though they may have been there. */
export function untoldIn({ passed }: Pick<MonthRecord, 'passed'>): readonly string[] {
  const { block } = fromRows(passed, [WHY_COLUMN]);
  const why = block.columns.get(WHY_COLUMN);
  return why === undefined ? [] : block.ids.filter((_id, row) => valueAt(why, row) === 'UNTOLD');
}

/** Rows give way to fresh ones; a side that gets none keeps its columns. */
function merged(old: MarkedBlock, fresh: MarkedBlock, without: ReadonlySet<string>): MarkedBlock {
  return mergeRows(old, fresh.block.n === 0 ? sliceRows(old, 0, 0) : fresh, without);
}

export function mergedRows(old: PastRows, fresh: PastRows, without: ReadonlySet<string>): PastRows {
  return { told: merged(old.told, fresh.told, without), passed: merged(old.passed, fresh.passed, without) };
}

const NOTHING: MarkedBlock = { block: { n: 0, ids: [], columns: new Map() }, marks: marksOf([]) };
export const NO_ROWS: PastRows = { told: NOTHING, passed: NOTHING };

/** Whether a record holds anything of these customers. */
export function holdsAny({ told, passed }: PastRows, customers: ReadonlySet<string>): boolean {
  return [told, passed].some(({ block }) => withoutRows(block, customers).n < block.n);
}
