import type { Derivation } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import type { FactRow, PlaceOf } from '../row/fact-row.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { type Bin, binOf, edgesOf } from './bins.js';
import { type Edges, edgeDays, edgesInRow, ticks } from './turns.js';

/** What the score was made of, or why there is none. */
export const SCORE_CAUSES = ['COMPLETE', 'PARTLY_KNOWN', 'NOT_ENOUGH_DATA'] as const;

/** How an input's answer becomes points: by bins of a number, along a line between two marks, or by value. */
type Points =
  | { readonly by: 'bins'; readonly bins: readonly Bin<number>[] }
  | { readonly by: 'line'; readonly from: number; readonly to: number; readonly points: number }
  | { readonly by: 'value'; readonly values: Readonly<Record<string, number>> };

/** One input of a score. `outOf` is the most it can give; `missing` never more than the least it gives when known. */
export type ScoreInput = {
  readonly part: string;
  readonly fact: string;
  readonly outOf: number;
  readonly missing: number;
  readonly points: Points;
};

/**
 * A score from 0 to `outOf`, the sum of what each input gives. There is none until inputs worth `knownAtLeast` of all
 * points are known. `gives` names its facts.
 */
export type ScoreModel = {
  readonly gives: { readonly score: string; readonly cause: string; readonly parts: string };
  readonly knownAtLeast: number;
  readonly inputs: readonly ScoreInput[];
};

/** The points of an answer; null where nobody knows. */
export function pointsOf(points: Points, answer: FactValue | undefined): number | null {
  if (answer === null || answer === undefined) return null;
  if (points.by === 'value') return points.values[String(answer)] ?? null;
  if (typeof answer !== 'number') return null;
  if (points.by === 'bins') return binOf(points.bins, answer);
  const share = (answer - points.from) / (points.to - points.from);
  return points.points * Math.min(1, Math.max(0, share));
}

const rounded = (points: number) => Math.round(points * 10) / 10;

type Part = { readonly part: string; readonly points: number; readonly outOf: number; readonly known: boolean };

/** What an input gives for an answer; null: nobody knows. */
type Given = { readonly points: number; readonly part: Part } | null;

function givenBy({ part, outOf }: ScoreInput, points: number): NonNullable<Given> {
  return { points, part: { part, points: rounded(points), outOf, known: true } };
}

/** Bins and values give few different points, so what they give is made once; a line gives any. */
function giver(input: ScoreInput): (answer: FactValue | undefined) => Given {
  const { points } = input;
  if (points.by === 'line') {
    return (answer) => {
      const given = pointsOf(points, answer);
      return given === null ? null : givenBy(input, given);
    };
  }
  const made = new Map<number, Given>();
  return (answer) => {
    const given = pointsOf(points, answer);
    if (given === null) return null;
    const known = made.get(given);
    if (known !== undefined) return known;
    const one = givenBy(input, given);
    made.set(given, one);
    return one;
  };
}

type Scored = { readonly score: number | null; readonly cause: string; readonly parts: readonly Part[] };

/** Scores rows: the parts of a customer's score, the score itself rounded once at the end, and what it was made of. */
function scorer({ inputs, knownAtLeast }: ScoreModel, placeOf: PlaceOf): (row: FactRow) => Scored {
  const all = inputs.reduce((sum, { outOf }) => sum + outOf, 0);
  const asked = inputs.map((input) => {
    const { part, fact, outOf, missing } = input;
    const unknown = { points: missing, part: { part, points: rounded(missing), outOf, known: false } };
    return { place: placeOf(fact), give: giver(input), outOf, unknown };
  });
  return (row) => {
    let [sum, known] = [0, 0];
    const parts: Part[] = [];
    for (const { place, give, outOf, unknown } of asked) {
      const given = give(row[place]) ?? unknown;
      if (given !== unknown) known += outOf;
      sum += given.points;
      parts.push(given.part);
    }
    if (known === 0 || known < knownAtLeast * all) return { score: null, cause: 'NOT_ENOUGH_DATA', parts };
    return { score: Math.round(sum), cause: known === all ? 'COMPLETE' : 'PARTLY_KNOWN', parts };
  };
}

function edgesOfInputs(inputs: readonly ScoreInput[]): Edges {
  const ticking = inputs.filter(({ fact }) => ticks(fact));
  return new Map(ticking.map(({ fact, points }) => [fact, marksOf(points)]));
}

/** A line passes a mark with every whole number. */
function marksOf(points: Points): readonly number[] {
  if (points.by === 'bins') return [0, ...edgesOf(points.bins)];
  if (points.by === 'value') return [0];
  return Array.from({ length: Math.ceil(points.to - points.from) + 1 }, (_mark, index) => points.from + index);
}

/** A score as facts: the number, what it was made of, and its parts for whoever asks why. */
export function score(model: ScoreModel): Derivation {
  const { gives, inputs } = model;
  const edges = edgesOfInputs(inputs);
  return placedDerivation(
    {
      [gives.score]: { type: 'number' },
      [gives.cause]: { type: 'enum', values: SCORE_CAUSES },
      [gives.parts]: { type: 'list', fields: { part: 'text', points: 'number', outOf: 'number', known: 'boolean' } },
    },
    { facts: [...new Set([...inputs.map(({ fact }) => fact), ...edgeDays(edges)])], profile: [] },
    (placeOf) => {
      const [value, cause, parts] = [placeOf(gives.score), placeOf(gives.cause), placeOf(gives.parts)];
      const scored = scorer(model, placeOf);
      const hold = edgesInRow(edges, placeOf);
      return {
        fill: (_customer, row) => {
          const told = scored(row);
          row[value] = told.score;
          row[cause] = told.cause;
          row[parts] = told.parts;
          return null;
        },
        ...(hold !== null && { holds: ({ clock }, row) => hold(clock, row) }),
      };
    },
  );
}
