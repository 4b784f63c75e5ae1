import { TRUTHS, type Truth } from '../../condition/evaluate-condition.js';
import type { Answer } from '../../condition/operators.js';
import { COLUMN_KINDS, type Column } from '../../facts/fact-block.js';
import { type Day, dayOfNumber } from '../../kit/day.js';
import { someTruths, trendTruths } from './compound-truths.js';
import { type AskedLeaf, answersAt, type Encode, type GuardedDimension, predicatesOf } from './guarded-dimension.js';
import { encodeScalars } from './scalar-coder.js';

/** Three to the fifth combinations: as many as a byte holds. */
const MOST_LEAVES = 5;
const DIGITS = TRUTHS.length;

/** The truths of some leaves as one code, the first leaf its lowest digit. */
function combined<V>(truths: readonly ((value: V) => Truth)[]): (value: V) => number {
  const highestFirst = [...truths].reverse();
  return (value) => {
    let code = 0;
    for (const truthOf of highestFirst) code = code * DIGITS + TRUTHS.indexOf(truthOf(value));
    return code;
  };
}

/** A day is told as its date, and asked about once. */
function onceADay(codeOf: (value: Answer) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    const code = known.get(day) ?? codeOf(dayOfNumber(day));
    known.set(day, code);
    return code;
  };
}

function rowByRow(codeAt: (row: number) => number): Encode {
  return (from, codes) => {
    for (let row = 0; row < codes.length; row += 1) codes[row] = codeAt(from + row);
  };
}

function dimensionOf(field: number, leaves: readonly [AskedLeaf, ...AskedLeaf[]], today: Day | null): GuardedDimension {
  const cells = DIGITS ** leaves.length;
  const digit = (code: number, place: number) => TRUTHS[Math.trunc(code / DIGITS ** place) % DIGITS] ?? 'unknown';
  const codeOf = combined<Answer>(leaves.map(({ test }) => test));
  const over = (column: Column): Encode => {
    switch (column.kind) {
      case 'series':
        return rowByRow(combined(leaves.map(({ leaf }) => trendTruths(leaf, column))));
      case 'list':
        return rowByRow(combined(leaves.map(({ leaf }) => someTruths(leaf, column, today))));
      default: {
        const number = column.kind === 'day' ? onceADay(codeOf) : codeOf;
        return encodeScalars(column, { missing: codeOf(null), number, entry: codeOf });
      }
    }
  };
  return {
    field,
    kind: COLUMN_KINDS[leaves[0].leaf.type],
    cells,
    predicates: predicatesOf(leaves),
    answers: Array.from({ length: cells }, (_cell, code) =>
      answersAt(
        leaves,
        leaves.map((_leaf, place) => digit(code, place)),
      ),
    ),
    codeOf: (value) => codeOf(value as Answer),
    over,
  };
}

/** Dimensions for leaves that only their own tests can answer: a cell for each combination of their truths. */
export function combinationDimensions(
  field: number,
  leaves: readonly AskedLeaf[],
  today: Day | null,
): readonly GuardedDimension[] {
  const [first, ...others] = leaves.slice(0, MOST_LEAVES);
  if (first === undefined) return [];
  const rest = combinationDimensions(field, leaves.slice(MOST_LEAVES), today);
  return [dimensionOf(field, [first, ...others], today), ...rest];
}
