import { type Fold, foldTree, type Leaf, type Tree } from '../condition/condition.js';
import { elementOf, TRUTHS, unansweredTruth } from '../condition/evaluate-condition.js';
import { type Predicate, predicateOf } from '../condition/predicate.js';
import { monthsSeen, trendHolds } from '../condition/trend.js';
import {
  COLUMN_KINDS,
  type Column,
  type FactBlock,
  type ListColumn,
  monthsAt,
  type ScalarColumn,
  type SeriesColumn,
} from '../facts/fact-block.js';
import type { Day } from '../kit/day.js';
import type { CompiledPack } from './program.js';

/** A byte a customer: the place of its truth in `TRUTHS`. */
type Truths = Uint8Array;
/** What questions are asked of: customers side by side, or the elements of their lists. */
type Asked = { readonly n: number; readonly columns: ReadonlyMap<string, Column> };

const FALSE = TRUTHS.indexOf('false');
const TRUE = TRUTHS.indexOf('true');
const UNKNOWN = TRUTHS.indexOf('unknown');

/** Numbers and days are asked one by one. */
function askValues(values: Float64Array | Int32Array, present: Uint8Array, predicate: Predicate): Truths {
  const truths = new Uint8Array(values.length);
  for (let index = 0; index < truths.length; index += 1) {
    if (present[index] !== 1) truths[index] = UNKNOWN;
    else truths[index] = predicate(values[index] as number) ? TRUE : FALSE;
  }
  return truths;
}

/** Texts and bits are asked once per entry of their dictionary; a customer is then a look-up. */
function askEntries(values: Uint8Array | Uint32Array, present: Uint8Array, entries: Truths): Truths {
  const truths = new Uint8Array(values.length);
  for (let index = 0; index < truths.length; index += 1) {
    truths[index] = present[index] === 1 ? (entries[values[index] as number] ?? UNKNOWN) : UNKNOWN;
  }
  return truths;
}

function askScalars(column: ScalarColumn, predicate: Predicate): Truths {
  const { values, present } = column;
  const entriesOf = (entries: readonly (string | boolean)[]) =>
    Uint8Array.from(entries, (entry) => (predicate(entry) ? TRUE : FALSE));
  switch (column.kind) {
    case 'number':
    case 'day':
      return askValues(column.values, present, predicate);
    case 'bit':
      return askEntries(column.values, present, entriesOf([false, true]));
    case 'dict':
      return askEntries(values as Uint32Array, present, entriesOf(column.dictionary));
  }
}

function askSeries(column: SeriesColumn, leaf: Leaf): Truths {
  const count = monthsSeen(leaf);
  return column.present.map((present, index) => {
    const holds = present === 1 ? trendHolds(leaf, monthsAt(column, index, count)) : null;
    return holds === null ? UNKNOWN : holds ? TRUE : FALSE;
  });
}

/** Every element of every list is asked at once, as a block of its own; a customer is then true where one of its is. */
function askLists({ offsets, fields, present }: ListColumn, leaf: Leaf, today: Day | null): Truths {
  const elements: Asked = { n: offsets.at(-1) ?? 0, columns: fields };
  const truths = foldTree(
    elementOf(leaf),
    columnFold<Leaf>((asked) => ask(elements, asked, today), elements.n),
  );
  return present.map((known, index) => {
    if (known !== 1) return UNKNOWN;
    const own = truths.subarray(offsets[index], offsets[index + 1]);
    if (own.includes(TRUE)) return TRUE;
    return own.includes(UNKNOWN) ? UNKNOWN : FALSE;
  });
}

function askColumn(column: Column, leaf: Leaf, today: Day | null): Truths {
  switch (column.kind) {
    case 'series':
      return askSeries(column, leaf);
    case 'list':
      return askLists(column, leaf, today);
    default:
      return askScalars(column, predicateOf(leaf, today));
  }
}

function ask({ columns }: Asked, leaf: Leaf, today: Day | null): Truths {
  const column = columns.get(leaf.fact);
  if (column === undefined) throw new Error(`the block has no column ${leaf.fact}`);
  if (column.kind !== COLUMN_KINDS[leaf.type]) {
    throw new Error(`the column ${leaf.fact} is ${column.kind}, not ${COLUMN_KINDS[leaf.type]}`);
  }
  const truths = askColumn(column, leaf, today);
  const unanswered = TRUTHS.indexOf(unansweredTruth(leaf));
  return unanswered === UNKNOWN ? truths : truths.map((truth) => (truth === UNKNOWN ? unanswered : truth));
}

/** Strong Kleene, byte by byte: `settling` decides alone, then one unknown makes the whole unknown. */
function combine(parts: readonly Truths[], settling: number, otherwise: number, n: number): Truths {
  const truths = new Uint8Array(n).fill(otherwise);
  for (const part of parts) {
    for (let index = 0; index < n; index += 1) {
      const truth = part[index];
      if (truth === settling) truths[index] = settling;
      else if (truth === UNKNOWN && truths[index] !== settling) truths[index] = UNKNOWN;
    }
  }
  return truths;
}

function columnFold<L>(leaf: (leaf: L) => Truths, n: number): Fold<L, Truths> {
  return {
    leaf,
    all: (parts) => combine(parts, FALSE, TRUE, n),
    any: (parts) => combine(parts, TRUE, FALSE, n),
    not: (part) => part.map((truth) => (truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE)),
  };
}

/**
 * The truth of each rule, in the pack's order, for every customer of a block: 0 false, 1 true, 2 unknown. Equal to
 * `evaluateRow` on each customer's sheet and the same day. Each distinct question is asked once a block. A column that
 * is not there is a fault, not a missing fact: whoever read the block forgot it; so is a day that is asked for and not
 * given.
 */
export function evaluateColumns(
  compiled: CompiledPack,
  block: FactBlock,
  today: Day | null = null,
): readonly Uint8Array[] {
  const answers = compiled.questions.map(({ leaf }) => ask(block, leaf, today));
  const fold = columnFold<number>((question) => answers[question] ?? new Uint8Array(block.n).fill(UNKNOWN), block.n);
  return compiled.rules.map(({ program }: { readonly program: Tree<number> }) => foldTree(program, fold));
}
