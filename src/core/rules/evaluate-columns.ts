import { type Fold, foldTree, type Tree } from '../condition/condition.js';
import { TRUTHS } from '../condition/evaluate-condition.js';
import type { Predicate } from '../condition/predicate.js';
import { COLUMN_KINDS, type Column, type FactBlock } from '../facts/fact-block.js';
import type { CompiledPack, Question } from './program.js';

/** A byte a customer: the place of its truth in `TRUTHS`. */
type Truths = Uint8Array;

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

function askColumn(column: Column, predicate: Predicate): Truths {
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

function ask(block: FactBlock, { leaf, predicate }: Question): Truths {
  const column = block.columns.get(leaf.fact);
  if (column === undefined) throw new Error(`the block has no column ${leaf.fact}`);
  if (column.kind !== COLUMN_KINDS[leaf.type]) {
    throw new Error(`the column ${leaf.fact} is ${column.kind}, not ${COLUMN_KINDS[leaf.type]}`);
  }
  return askColumn(column, predicate);
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

function columnFold(answers: readonly Truths[], n: number): Fold<number, Truths> {
  return {
    leaf: (question) => answers[question] ?? new Uint8Array(n).fill(UNKNOWN),
    all: (parts) => combine(parts, FALSE, TRUE, n),
    any: (parts) => combine(parts, TRUE, FALSE, n),
    not: (part) => part.map((truth) => (truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE)),
  };
}

/**
 * The truth of each rule, in the pack's order, for every customer of a block: 0 false, 1 true, 2 unknown. Equal to
 * `evaluateRow` on each customer's sheet. Each distinct question is asked once a block. A column that is not there is a
 * fault, not a missing fact: whoever read the block forgot it.
 */
export function evaluateColumns(compiled: CompiledPack, block: FactBlock): readonly Uint8Array[] {
  const answers = compiled.questions.map((question) => ask(block, question));
  const fold = columnFold(answers, block.n);
  return compiled.rules.map(({ program }: { readonly program: Tree<number> }) => foldTree(program, fold));
}
