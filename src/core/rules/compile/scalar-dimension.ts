import { type Dimension, MOST_CELLS, NO_CELL, type ScalarTable } from './dimension.js';
import { boundsAround, NumberCells } from './number-cells.js';
import type { Predicate, Primitive } from './predicates.js';

/** So many questions a dimension at first; it is halved until a byte is enough. */
const MOST_PREDICATES = 240;
/** Texts outside of the dictionary whose cell is kept, where texts differ: then all are forgotten. */
const KEPT_TEXTS = 4_096;

type Signature = string;

/** Cells by what the predicates answer there: values with the same answers share one. */
class Cells {
  readonly answers: Uint8Array[] = [];
  private readonly codes = new Map<Signature, number>();

  constructor(private readonly predicates: readonly Predicate[]) {}

  /** The cell of a sample, made if there is none yet. */
  add(sample: unknown): number {
    const { predicates } = this;
    const answers = new Uint8Array(predicates.length);
    let signature = '';
    for (let at = 0; at < predicates.length; at += 1) {
      answers[at] = predicates[at]?.test(sample) ? 1 : 0;
      signature += answers[at];
    }
    const known = this.codes.get(signature);
    if (known !== undefined) return known;
    this.codes.set(signature, this.answers.push(answers) - 1);
    return this.answers.length - 1;
  }

  /** The cell of whatever it may be, found by asking every predicate; a value at which one throws has none. */
  find(value: unknown): number {
    try {
      let signature = '';
      for (const { test } of this.predicates) signature += test(value) ? 1 : 0;
      return this.codes.get(signature) ?? NO_CELL;
    } catch {
      return NO_CELL;
    }
  }
}

const textsOf = (literals: readonly Primitive[]) => literals.filter((one): one is string => typeof one === 'string');

/** A text that none of the literals is. */
function anotherText(texts: readonly string[]): string {
  let text = '\u0000';
  while (texts.includes(text)) text += '\u0000';
  return text;
}

/** Samples of texts where their order or their number counts: around every literal, and numbers written out. */
function orderedTexts(texts: readonly string[], bounds: readonly number[]): readonly string[] {
  const around = texts.flatMap((text) => [text, `${text}\u0000`]);
  return [...around, '-1', '0', '9', '9a', ...bounds.map(String)];
}

class ScalarCoder {
  private readonly cells: Cells;
  private readonly numbers: NumberCells;
  private readonly texts = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly otherText: number;
  private readonly nan: number;
  private readonly nul: number;
  private readonly undef: number;
  private readonly yes: number;
  private readonly no: number;

  constructor(predicates: readonly Predicate[]) {
    const literals = [...new Set(predicates.flatMap((one) => one.literals))];
    const texts = textsOf(literals);
    const thresholds = literals.map(Number).filter((one) => !Number.isNaN(one));
    const bounds = boundsAround(thresholds);
    const cells = new Cells(predicates);
    const codes = [Number.NEGATIVE_INFINITY, ...bounds].map((sample) => cells.add(sample));
    // A cell of another width than its neighbour only where they differ: fewer bounds are faster to search.
    const kept = bounds.filter((_bound, at) => codes[at] !== codes[at + 1]);
    const keptCodes = codes.filter((code, at) => at === 0 || codes[at - 1] !== code);
    this.cells = cells;
    this.numbers = new NumberCells(kept, Uint8Array.from(keptCodes));
    this.nan = cells.add(Number.NaN);
    this.nul = cells.add(null);
    this.undef = cells.add(undefined);
    this.yes = cells.add(true);
    this.no = cells.add(false);
    const isTextual = predicates.some(({ textual }) => textual);
    for (const text of texts) this.texts.set(text, cells.add(text));
    if (isTextual) for (const text of orderedTexts(texts, bounds)) cells.add(text);
    this.otherText = isTextual ? NO_CELL : cells.add(anotherText(texts));
  }

  get answers(): readonly Uint8Array[] {
    return this.cells.answers;
  }

  get table(): ScalarTable {
    const { numbers, texts, otherText, nan, nul, undef, yes, no } = this;
    return { kind: 'scalar', numbers, texts, otherText, nan, nul, undef, yes, no };
  }

  code(value: unknown): number {
    if (typeof value === 'number') return Number.isNaN(value) ? this.nan : this.numbers.code(value);
    if (typeof value === 'string') return this.text(value);
    if (value === undefined) return this.undef;
    if (value === null) return this.nul;
    if (value === true) return this.yes;
    return value === false ? this.no : this.cells.find(value);
  }

  private text(value: string): number {
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    return this.otherText === NO_CELL ? this.sought(value) : this.otherText;
  }

  private sought(value: string): number {
    const known = this.kept.get(value);
    if (known !== undefined) return known;
    if (this.kept.size >= KEPT_TEXTS) this.kept.clear();
    const code = this.cells.find(value);
    this.kept.set(value, code);
    return code;
  }
}

function dimensionsFor(field: number, predicates: readonly Predicate[]): readonly Dimension[] {
  if (predicates.length === 0) return [];
  const split = () => {
    const half = Math.ceil(predicates.length / 2);
    return [predicates.slice(0, half), predicates.slice(half)].flatMap((some) => dimensionsFor(field, some));
  };
  if (predicates.length > MOST_PREDICATES) return split();
  const coder = new ScalarCoder(predicates);
  if (coder.answers.length > MOST_CELLS && predicates.length > 1) return split();
  return [
    {
      field,
      cells: coder.answers.length,
      predicates: predicates.map(({ number }) => number),
      answers: coder.answers,
      codeOf: (value) => coder.code(value),
      table: coder.table,
    },
  ];
}

/**
 * Dimensions for every question about a single value. What the predicates themselves answer for one sample of each
 * cell is what the cell answers, so that the semantics are the operators' own.
 */
export function scalarDimensions(field: number, predicates: readonly Predicate[]): readonly Dimension[] {
  return dimensionsFor(field, predicates);
}
