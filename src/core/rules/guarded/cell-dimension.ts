import type { Scalar } from '../../condition/operators.js';
import { COLUMN_KINDS, type ScalarColumn } from '../../facts/fact-block.js';
import { dayNumber, dayOfNumber } from '../../kit/day.js';
import { boundsAround, NumberCells } from '../compile/number-cells.js';
import { type AskedLeaf, Cells, type GuardedDimension, predicatesOf } from './guarded-dimension.js';
import { type Coder, encodeScalars } from './scalar-coder.js';

/** A leaf with the values at which its answer may change. */
export type MarkedLeaf = AskedLeaf & { readonly marks: readonly Scalar[] };

const FIRST_DAY = dayNumber('0000-01-01');
const LAST_DAY = dayNumber('9999-12-31');

const numbersIn = (marks: readonly Scalar[]) => marks.filter((mark): mark is number => Number.isFinite(mark));

/** The line from `lowest` on, cut at the bounds; neighbours that answer alike are one cell: fewer bounds are faster. */
function lineOf(cells: Cells, lowest: number, bounds: readonly number[], sampleOf: (at: number) => Scalar) {
  const codes = [cells.add(sampleOf(lowest))];
  const kept: number[] = [];
  for (const bound of bounds) {
    if (cells.isTooMany) break;
    const code = cells.add(sampleOf(bound));
    if (code === codes.at(-1)) continue;
    kept.push(bound);
    codes.push(code);
  }
  return new NumberCells(kept, Uint8Array.from(codes));
}

function numberCoder(cells: Cells, marks: readonly Scalar[]): Coder {
  const missing = cells.add(null);
  const line = lineOf(cells, -Number.MAX_VALUE, boundsAround(numbersIn(marks)), (at) => at);
  const number = (value: number) => (Number.isFinite(value) ? line.code(value) : missing);
  return { missing, number, entry: () => missing };
}

/** A day is whole: the day of a mark and the day after it are the bounds; outside of the calendar there is none. */
function dayCoder(cells: Cells, marks: readonly Scalar[]): Coder {
  const missing = cells.add(null);
  const around = new Set(numbersIn(marks).flatMap((mark) => [mark, mark + 1]));
  const bounds = [...around].filter((day) => day > FIRST_DAY && day <= LAST_DAY).sort((a, b) => a - b);
  const line = lineOf(cells, FIRST_DAY, bounds, dayOfNumber);
  const number = (day: number) => (Number.isNaN(day) ? missing : line.code(day));
  return { missing, number, entry: (value) => (typeof value === 'string' ? number(dayNumber(value)) : missing) };
}

function bitCoder(cells: Cells): Coder {
  const [missing, no, yes] = [cells.add(null), cells.add(false), cells.add(true)];
  const entry = (value: string | boolean) => (value === true ? yes : value === false ? no : missing);
  return { missing, number: () => missing, entry };
}

/** A text that no mark is. */
function anotherText(marks: readonly Scalar[]): string {
  let text = '\u0000';
  while (marks.includes(text)) text += '\u0000';
  return text;
}

function textCoder(cells: Cells, marks: readonly Scalar[]): Coder {
  const missing = cells.add(null);
  const known = new Map<Scalar, number>();
  for (const mark of marks) {
    if (cells.isTooMany) break;
    known.set(mark, cells.add(mark));
  }
  const other = cells.add(anotherText(marks));
  const entry = (value: string | boolean) => (typeof value === 'string' ? (known.get(value) ?? other) : missing);
  return { missing, number: () => missing, entry };
}

const CODERS = { number: numberCoder, day: dayCoder, boolean: bitCoder, enum: textCoder, text: textCoder };

/** What stands on a sheet. A day stands there as its date: its number is no answer. */
function codeOnSheet({ missing, number, entry }: Coder, isDay: boolean): (value: unknown) => number {
  return (value) => {
    if (typeof value === 'number') return isDay ? missing : number(value);
    return typeof value === 'string' || typeof value === 'boolean' ? entry(value) : missing;
  };
}

/**
 * Dimensions for leaves that compare one value with values of their own: a cell between two marks and one at each. What
 * the leaves answer at a sample of a cell is what the cell answers. Halved until a byte tells the cells apart.
 */
export function cellDimensions(field: number, leaves: readonly MarkedLeaf[]): readonly GuardedDimension[] {
  const [first] = leaves;
  const type = first?.leaf.type;
  if (type === undefined || type === 'series' || type === 'list') return [];
  const cells = new Cells(leaves);
  const coder = CODERS[type](cells, [...new Set(leaves.flatMap(({ marks }) => marks))]);
  if (cells.isTooMany) {
    const half = Math.ceil(leaves.length / 2);
    return [leaves.slice(0, half), leaves.slice(half)].flatMap((some) => cellDimensions(field, some));
  }
  return [
    {
      field,
      kind: COLUMN_KINDS[type],
      cells: cells.answers.length,
      predicates: predicatesOf(leaves),
      answers: cells.answers,
      codeOf: codeOnSheet(coder, type === 'day'),
      over: (column) => encodeScalars(column as ScalarColumn, coder),
    },
  ];
}
