import { AnswerCells } from './cells/answer-cells.js';
import { TextPlaces } from './cells/text-places.js';
import { type Dimension, NO_CELL, type ScalarTable } from './dimension.js';
import { boundsAround, NumberCells, nextUp } from './number-cells.js';
import type { Predicate, Primitive } from './predicates.js';

/** So many questions a dimension at first; it is halved until a byte is enough. */
const MOST_PREDICATES = 240;
/** So many literals compared with samples of texts a dimension: beyond, it is halved too. */
const MOST_COMPARED = 1 << 20;
/** Texts outside of the dictionary whose cell is kept, where texts differ: then all are forgotten. */
const KEPT_TEXTS = 4_096;

const isText = (literal: Primitive): literal is string => typeof literal === 'string';

/** A text that none of the literals is. */
function anotherText(texts: ReadonlySet<string>): string {
  let text = '\u0000';
  while (texts.has(text)) text += '\u0000';
  return text;
}

/** By value, the places of the predicates that have it among their own: elsewhere their answers do not change there. */
function askersOf<V>(predicates: readonly Predicate[], valuesOf: (literals: readonly Primitive[]) => Iterable<V>) {
  const askers = new Map<V, number[]>();
  for (const [place, { literals }] of predicates.entries()) {
    for (const value of valuesOf(literals)) {
      const known = askers.get(value);
      if (known === undefined) askers.set(value, [place]);
      else known.push(place);
    }
  }
  return askers;
}

const thresholdsOf = (literals: readonly Primitive[]) => literals.map(Number).filter((one) => !Number.isNaN(one));

const NOBODY: readonly number[] = [];

/** The number line, from the lowest number up: at each threshold, and right above, only those are asked whose it is. */
class NumberSweep {
  readonly cells: NumberCells;
  private readonly codes: number[];
  /** Bounds only where neighbours differ: fewer are faster to search. */
  private readonly kept: number[] = [];

  constructor(
    private readonly answers: AnswerCells,
    predicates: readonly Predicate[],
  ) {
    const askers = askersOf(predicates, thresholdsOf);
    const thresholds = Float64Array.from(askers.keys()).sort();
    this.codes = [answers.add(Number.NEGATIVE_INFINITY)];
    let before = NOBODY;
    for (const [at, threshold] of thresholds.entries()) {
      const those = askers.get(threshold) ?? NOBODY;
      this.pass(threshold, before, those);
      const above = nextUp(threshold);
      const isNext = thresholds[at + 1] === above;
      if (!isNext) this.pass(above, those, NOBODY);
      if (answers.isTooMany) break;
      before = isNext ? those : NOBODY;
    }
    this.cells = new NumberCells(this.kept, Uint8Array.from(this.codes));
  }

  private pass(bound: number, some: readonly number[], others: readonly number[]): void {
    for (const place of some) this.answers.ask(place, bound);
    for (const place of others) this.answers.ask(place, bound);
    const code = this.answers.code();
    if (code === this.codes.at(-1)) return;
    this.kept.push(bound);
    this.codes.push(code);
  }
}

/** The cells of texts. Only predicates in which order counts are asked about texts that are not their own. */
class TextSweep {
  readonly cells = new Map<string, number>();
  /** The code of every other text, or `NO_CELL` where they differ. */
  readonly other: number;
  /** Where numbers count: around every literal that is or becomes one, ascending. */
  readonly bounds: readonly number[];
  private readonly textual: readonly number[];
  private readonly askers: ReadonlyMap<string, readonly number[]>;
  private readonly elsewhere: Uint8Array;

  constructor(
    private readonly answers: AnswerCells,
    predicates: readonly Predicate[],
  ) {
    this.textual = [...predicates.keys()].filter((place) => predicates[place]?.textual);
    this.askers = askersOf(predicates, (literals) => new Set(literals.filter(isText)));
    const texts = new Set(predicates.flatMap(({ literals }) => literals.filter(isText)));
    answers.askAll(anotherText(texts));
    this.elsewhere = answers.atHand;
    this.addAll(texts, (text, code) => this.cells.set(text, code));
    const isTextual = this.textual.length > 0;
    this.bounds = isTextual ? boundsAround(predicates.flatMap(({ literals }) => thresholdsOf(literals))) : [];
    if (isTextual) this.addAll(this.around(texts));
    this.other = isTextual ? NO_CELL : answers.code();
  }

  private addAll(samples: Iterable<string>, add?: (text: string, code: number) => void): void {
    for (const sample of samples) {
      if (this.answers.isTooMany) return;
      const code = this.code(sample);
      add?.(sample, code);
    }
  }

  /** Samples where order or number counts: above every literal, and numbers written out. */
  private *around(texts: Iterable<string>): Generator<string> {
    for (const text of texts) yield `${text}\u0000`;
    yield* ['-1', '0', '9', '9a'];
    for (const bound of this.bounds) yield String(bound);
  }

  private code(sample: string): number {
    const own = this.askers.get(sample) ?? [];
    for (const place of this.textual) this.answers.ask(place, sample);
    for (const place of own) this.answers.ask(place, sample);
    const code = this.answers.code();
    for (const place of own) this.answers.put(place, this.elsewhere[place] ?? 0);
    return code;
  }
}

/** What was looked up before; when it is full, all is forgotten. */
class Kept<K> {
  private readonly codes = new Map<K, number>();

  of(key: K, code: () => number): number {
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    if (this.codes.size >= KEPT_TEXTS) this.codes.clear();
    const found = code();
    this.codes.set(key, found);
    return found;
  }
}

class ScalarCoder {
  readonly cells: AnswerCells;
  readonly table: ScalarTable;
  private readonly places: TextPlaces;
  private readonly keptTexts = new Kept<string>();
  private readonly keptPlaces = new Kept<number>();

  constructor(predicates: readonly Predicate[]) {
    const cells = new AnswerCells(predicates);
    const { cells: numbers } = new NumberSweep(cells, predicates);
    const [nan, nul, undef, yes, no] = [
      cells.add(Number.NaN),
      cells.add(null),
      cells.add(undefined),
      cells.add(true),
      cells.add(false),
    ];
    const { cells: texts, other: otherText, bounds } = new TextSweep(cells, predicates);
    this.cells = cells;
    this.table = { kind: 'scalar', numbers, texts, otherText, nan, nul, undef, yes, no };
    this.places = new TextPlaces([...texts.keys()], bounds);
  }

  code(value: unknown): number {
    const { numbers, nan, nul, undef, yes, no } = this.table;
    if (typeof value === 'number') return Number.isNaN(value) ? nan : numbers.code(value);
    if (typeof value === 'string') return this.text(value);
    if (value === undefined) return undef;
    if (value === null) return nul;
    if (value === true) return yes;
    return value === false ? no : this.cells.find(value);
  }

  private text(value: string): number {
    const { texts, otherText } = this.table;
    const known = texts.get(value);
    if (known !== undefined) return known;
    return otherText === NO_CELL ? this.keptTexts.of(value, () => this.sought(value)) : otherText;
  }

  private sought(value: string): number {
    return this.keptPlaces.of(this.places.of(value), () => this.cells.find(value));
  }
}

const countOf = (predicates: readonly Predicate[]) =>
  predicates.reduce((sum, { literals }) => sum + literals.length, 0);

/** Two parts: those in which the order of texts counts apart, if they would be asked too much about the others' texts. */
function parted(predicates: readonly Predicate[]): readonly (readonly Predicate[])[] | null {
  const textual = predicates.filter((one) => one.textual);
  const isHeavy = predicates.length > 1 && countOf(textual) * countOf(predicates) > MOST_COMPARED;
  if (isHeavy && textual.length < predicates.length) return [textual, predicates.filter((one) => !one.textual)];
  return isHeavy || predicates.length > MOST_PREDICATES ? halves(predicates) : null;
}

function halves(predicates: readonly Predicate[]): readonly (readonly Predicate[])[] {
  const half = Math.ceil(predicates.length / 2);
  return [predicates.slice(0, half), predicates.slice(half)];
}

/**
 * Dimensions for every question about a single value. What the predicates themselves answer for one sample of each
 * cell is what the cell answers, so that the semantics are the operators' own.
 */
export function scalarDimensions(field: number, predicates: readonly Predicate[]): readonly Dimension[] {
  if (predicates.length === 0) return [];
  const parts = parted(predicates);
  if (parts !== null) return parts.flatMap((some) => scalarDimensions(field, some));
  const coder = new ScalarCoder(predicates);
  const { isTooMany, answers } = coder.cells;
  if (isTooMany && predicates.length > 1) return halves(predicates).flatMap((some) => scalarDimensions(field, some));
  const { table } = coder;
  return [
    {
      field,
      cells: answers.length,
      predicates: predicates.map(({ number }) => number),
      answers,
      codeOf: (value) => coder.code(value),
      // A reader of tables passes a bucket's bounds one by one.
      ...(table.numbers.isShort ? { table } : {}),
    },
  ];
}
