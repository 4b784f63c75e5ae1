import { type Derivation, derivation } from '../derive-facts.js';
import type { FactSheet, FactValue } from '../fact-sheet.js';
import { type Bin, binOf, edgesOf } from './bins.js';
import { type Edges, edgeDays, edgesHold, ticks } from './turns.js';

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

/** The parts of a customer's score, the score itself rounded once at the end, and what it was made of. */
export function scoreOf({ inputs, knownAtLeast }: Omit<ScoreModel, 'gives'>, sheet: FactSheet) {
  let [sum, known, all] = [0, 0, 0];
  const parts: Part[] = [];
  for (const { part, fact, outOf, missing, points } of inputs) {
    const given = pointsOf(points, sheet[fact]);
    all += outOf;
    if (given !== null) known += outOf;
    sum += given ?? missing;
    parts.push({ part, points: rounded(given ?? missing), outOf, known: given !== null });
  }
  const enough = known > 0 && known >= knownAtLeast * all;
  const cause = enough ? (known === all ? 'COMPLETE' : 'PARTLY_KNOWN') : 'NOT_ENOUGH_DATA';
  return { score: enough ? Math.round(sum) : null, cause, parts };
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
  const step = derivation(
    {
      [gives.score]: { type: 'number' },
      [gives.cause]: { type: 'enum', values: SCORE_CAUSES },
      [gives.parts]: { type: 'list', fields: { part: 'text', points: 'number', outOf: 'number', known: 'boolean' } },
    },
    { facts: [...new Set([...inputs.map(({ fact }) => fact), ...edgeDays(edges)])], profile: [] },
    (_source, sheet) => {
      const { score: value, cause, parts } = scoreOf(model, sheet);
      return { [gives.score]: value, [gives.cause]: cause, [gives.parts]: parts };
    },
  );
  if (edges.size === 0) return step;
  return { ...step, holdsUntil: (_source, sheet, asOf) => edgesHold(edges, sheet, asOf) };
}
