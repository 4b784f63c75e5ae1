import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import { readBins } from '../models/bins.js';
import type { ScoreInput, ScoreModel } from '../models/score.js';
import { type Fields, ModelReader } from './read-model.js';

const WAYS = ['bins', 'line', 'values'] as const;
type Range = { readonly least: number; readonly most: number };

/** Reads a score's file and names everything that is wrong with it: a gap, an overlap, a fact nobody knows, points that do not add up. */
export function readScoreModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<ScoreModel> {
  const reader = new ScoreReader(catalogue);
  const model = reader.model(json, path);
  return reader.problems.result(model);
}

class ScoreReader extends ModelReader {
  model(json: unknown, path: string): ScoreModel {
    const fields = this.problems.object(json, path, ['gives', 'outOf', 'knownAtLeast', 'inputs']) ?? {};
    const gives = this.gives(fields, path);
    const inputs = this.list(fields, 'inputs', path).map((input, index) =>
      this.input(input, pathTo(pathTo(path, 'inputs'), index)),
    );
    const outOf = this.number(fields, 'outOf', path, 0);
    const sum = inputs.reduce((total, input) => total + input.outOf, 0);
    if (this.problems.none && sum !== outOf) this.problems.add(pathTo(path, 'outOf'), 'SCORE_NOT_FULL', { sum, outOf });
    const knownAtLeast = this.number(fields, 'knownAtLeast', path, 1);
    if (knownAtLeast < 0 || knownAtLeast > 1) this.problems.add(pathTo(path, 'knownAtLeast'), 'NOT_A_SHARE');
    return { gives, knownAtLeast, inputs };
  }

  private gives(fields: Fields, above: string): ScoreModel['gives'] {
    const path = pathTo(above, 'gives');
    const names = this.inner(fields, 'gives', above, ['score', 'cause', 'parts']);
    const given = (name: string, type: FactDefinition['type']) => {
      const fact = this.text(names, name, path);
      this.given(fact, pathTo(path, name), type);
      return fact;
    };
    return { score: given('score', 'number'), cause: given('cause', 'enum'), parts: given('parts', 'list') };
  }

  private input(json: unknown, path: string): ScoreInput {
    const fields = this.problems.object(json, path, ['part', 'fact'], [...WAYS, 'missing']) ?? {};
    const ways = WAYS.filter((way) => Object.hasOwn(fields, way));
    if (ways.length !== 1) this.problems.add(path, 'ONE_OF_THESE', { names: WAYS.join(', ') });
    const [way = 'bins'] = ways;
    const fact = this.asked(fields, 'fact', path, way === 'values' ? ['enum', 'boolean', 'text'] : ['number']);
    const { points, range } = this.points(way, fields, pathTo(path, way), fact);
    const missing = this.number(fields, 'missing', path, 0);
    if (missing > range.least) this.problems.add(pathTo(path, 'missing'), 'MISSING_RAISES', { least: range.least });
    return { part: this.text(fields, 'part', path), fact: fact?.name ?? '', outOf: range.most, missing, points };
  }

  private points(way: (typeof WAYS)[number], fields: Fields, path: string, fact: FactDefinition | null) {
    const json = fields[way];
    if (json === undefined) return { points: { by: 'value', values: {} } as const, range: { least: 0, most: 0 } };
    if (way === 'line') return this.line(json, path);
    if (way === 'values') return this.values(json, path, fact);
    const bins = readBins(json, path, this.problems, ['points'], (one, at) => this.atLeastZero(one, 'points', at));
    return { points: { by: 'bins', bins } as const, range: rangeOf(bins.map(({ means }) => means)) };
  }

  private line(json: unknown, path: string) {
    const fields = this.problems.object(json, path, ['from', 'to', 'points']) ?? {};
    const [from, to] = [this.number(fields, 'from', path, 0), this.number(fields, 'to', path, 1)];
    if (from >= to) this.problems.add(pathTo(path, 'to'), 'BAND_EMPTY', { from, to });
    const points = this.atLeastZero(fields, 'points', path);
    return { points: { by: 'line', from, to, points } as const, range: { least: 0, most: points } };
  }

  private values(json: unknown, path: string, fact: FactDefinition | null) {
    const allowed = fact?.type === 'boolean' ? ['true', 'false'] : (fact?.values ?? []);
    const fields =
      this.problems.object(json, path, allowed, fact?.type === 'text' ? Object.keys(json ?? {}) : []) ?? {};
    const entries = Object.keys(fields).map((name): [string, number] => [name, this.atLeastZero(fields, name, path)]);
    const values = Object.fromEntries(entries);
    return { points: { by: 'value', values } as const, range: rangeOf(Object.values(values)) };
  }

  private atLeastZero(fields: Fields, name: string, path: string): number {
    const points = this.number(fields, name, path, 0);
    if (points < 0) this.problems.add(pathTo(path, name), 'POINTS_BELOW_ZERO');
    return points;
  }
}

function rangeOf(points: readonly number[]): Range {
  return points.length === 0 ? { least: 0, most: 0 } : { least: Math.min(...points), most: Math.max(...points) };
}
