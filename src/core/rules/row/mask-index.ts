import type { Conjunction, Literal, Verdict } from '../compile/conjunctions.js';
import type { Dimension } from '../compile/dimension.js';
import type { RuleIndex } from '../compile/rule-index.js';

/** A conjunction in its place: `rank` is its rule's place in the index, highest priority first. */
export type Placed = { readonly rank: number; readonly verdict: Verdict };

/**
 * Per dimension and cell a bit a conjunction, in order of rank, of one rule those first that are surest: 1 where the
 * cell does not rule it out. Row `firstRow[d] + code` of `masks` holds `words` words of 32 conjunctions.
 */
export type MaskIndex = {
  readonly words: number;
  readonly masks: Int32Array;
  readonly firstRow: Int32Array;
  /** Where to begin: a bit a conjunction, none behind the last. */
  readonly full: Int32Array;
  readonly placed: readonly Placed[];
};

/** Where a predicate stands: its dimension, and its place among that dimension's predicates. */
export type Standing = { readonly dimension: number; readonly place: number };

/** The standing of every predicate, by its number. */
export function standingsOf(dimensions: readonly Dimension[]): readonly Standing[] {
  const standings: Standing[] = [];
  for (const [dimension, { predicates }] of dimensions.entries()) {
    for (const [place, predicate] of predicates.entries()) standings[predicate] = { dimension, place };
  }
  return standings;
}

/** Takes a conjunction's bit out of the rows of all cells in which one of its literals fails. */
function ruleOut(masks: Int32Array, words: number, at: number, failing: Iterable<number>): void {
  const bit = ~(1 << (at & 31));
  for (const row of failing) {
    const cell = row * words + (at >> 5);
    masks[cell] = (masks[cell] ?? 0) & bit;
  }
}

const SUREST: readonly Verdict[] = ['sure', 'check', 'exact'];

function placedOf(rules: RuleIndex['rules']): readonly (Conjunction & Placed)[] {
  return rules.flatMap(({ conjunctions }, rank) =>
    SUREST.flatMap((kind) => conjunctions.filter(({ verdict }) => verdict === kind)).map((one) => ({ ...one, rank })),
  );
}

/** Builds the masks of a rule index, rows a multiple of `grain` words long. Memory: cells × conjunctions ÷ 8 bytes. */
export function maskIndexOf({ rules, dimensions }: Pick<RuleIndex, 'rules' | 'dimensions'>, grain = 1): MaskIndex {
  const standings = standingsOf(dimensions);
  const placed = placedOf(rules);
  const words = Math.ceil(placed.length / 32 / grain) * grain;
  let rows = 0;
  const firstRow = Int32Array.from(dimensions, ({ cells }) => {
    rows += cells;
    return rows - cells;
  });
  const failingRows = (literal: Literal): readonly number[] => {
    const { dimension = 0, place = 0 } = standings[literal >> 1] ?? {};
    const wanted = literal & 1 ? 0 : 1;
    const first = firstRow[dimension] ?? 0;
    const failing: number[] = [];
    for (const [code, answers] of (dimensions[dimension]?.answers ?? []).entries()) {
      if (answers[place] !== wanted) failing.push(first + code);
    }
    return failing;
  };
  const masks = new Int32Array(rows * words).fill(-1);
  for (const [at, { literals }] of placed.entries()) {
    for (const literal of literals) ruleOut(masks, words, at, failingRows(literal));
  }
  const full = new Int32Array(words).fill(-1, 0, placed.length >> 5);
  if (placed.length % 32 !== 0) full[placed.length >> 5] = (1 << (placed.length % 32)) - 1;
  return { words, masks, firstRow, full, placed: placed.map(({ rank, verdict }) => ({ rank, verdict })) };
}
