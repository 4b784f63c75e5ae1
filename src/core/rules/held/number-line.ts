import type { Leaf } from '../../condition/condition.js';
import type { Column } from '../../facts/fact-block.js';
import { type Day, dayNumber, dayOfNumber } from '../../kit/day.js';
import { boundsAround } from '../compile/number-cells.js';
import type { GuardedDimension } from '../guarded/guarded-dimension.js';
import { marksOf } from '../guarded/marks.js';

/** The calendar: no day is outside of it. */
const FIRST_DAY = dayNumber('0000-01-01');
const LAST_DAY = dayNumber('9999-12-31');
/** As many bounds as a plain loop compares with. */
const MOST_BOUNDS = 2;

/** Most leaves about numbers and days cut the line once or twice: their cells are found by comparing alone. */
export type NumberLine = { readonly writeCodes: (column: Column, codes: Uint8Array) => void };

type Cuts = { readonly bounds: readonly number[]; readonly codes: readonly number[] };

/** The line from its lowest on, cut where the code of what stands at a bound is another. */
function cutsOf(lowest: number, bounds: readonly number[], codeAt: (at: number) => number): Cuts {
  const codes = [codeAt(lowest)];
  const kept: number[] = [];
  for (const bound of bounds) {
    const code = codeAt(bound);
    if (code === codes.at(-1)) continue;
    kept.push(bound);
    codes.push(code);
  }
  return { bounds: kept, codes };
}

function lineOf(leaf: Leaf, { codeOf }: GuardedDimension, marks: readonly unknown[]): Cuts | null {
  const numbers = marks.filter((mark): mark is number => typeof mark === 'number' && Number.isFinite(mark));
  if (leaf.type === 'number') return cutsOf(-Number.MAX_VALUE, boundsAround(numbers), codeOf);
  if (leaf.type !== 'day') return null;
  const around = new Set(numbers.flatMap((mark) => [mark, mark + 1]));
  const bounds = [...around].filter((day) => day > FIRST_DAY && day <= LAST_DAY).sort((a, b) => a - b);
  return cutsOf(FIRST_DAY, bounds, (day) => codeOf(dayOfNumber(day)));
}

/** Null where the leaf does not cut a line, or cuts it more often. The codes are those of its dimension. */
export function numberLine(leaf: Leaf, dimension: GuardedDimension, today: Day | null): NumberLine | null {
  const marks = marksOf(leaf, today);
  const cuts = marks && lineOf(leaf, dimension, marks);
  if (cuts === null || cuts.bounds.length > MOST_BOUNDS) return null;
  const missing = dimension.codeOf(null);
  const [below = missing, between = below, above = between] = cuts.codes;
  const [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY] = cuts.bounds;
  const lowest = cuts.bounds.length === 0 ? below : between;
  const line = { low, high, missing, below, between: lowest, above };
  return {
    writeCodes: (column, codes) => {
      if (column.kind === 'number') return writeNumbers(column, line, codes);
      if (column.kind === 'day') return writeDays(column, line, codes);
      throw new Error(`a ${column.kind} column has no line`);
    },
  };
}

type Between = {
  readonly low: number;
  readonly high: number;
  readonly missing: number;
  readonly below: number;
  readonly between: number;
  readonly above: number;
};

/** One loop for each kind of array, and nothing in it but comparing: a base goes through it at every key that is typed. */
function writeNumbers(
  { values, present }: Column & { readonly kind: 'number' },
  line: Between,
  codes: Uint8Array,
): void {
  const { low, high, missing, below, between, above } = line;
  for (let row = 0; row < codes.length; row += 1) {
    const value = values[row] as number;
    let code = value < low ? below : between;
    if (value >= high) code = above;
    codes[row] = present[row] === 1 && value - value === 0 ? code : missing;
  }
}

function writeDays({ values, present }: Column & { readonly kind: 'day' }, line: Between, codes: Uint8Array): void {
  const { low, high, missing, below, between, above } = line;
  for (let row = 0; row < codes.length; row += 1) {
    const value = values[row] as number;
    let code = value < low ? below : between;
    if (value >= high) code = above;
    codes[row] = present[row] === 1 ? code : missing;
  }
}
