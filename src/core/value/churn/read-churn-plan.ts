import type { Condition } from '../../condition/condition.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import { type Bin, readBins } from '../../facts/models/bins.js';
import { type Fields, ModelReader } from '../../facts/reading/read-model.js';
import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { Bins } from '../scorecard/bins.js';
import type { AttributeSource, ChurnAttribute, ChurnPlan } from './churn-plan.js';

const REQUIRED = [
  'attributes',
  'mostBins',
  'mostExamples',
  'scale',
  'bands',
  'origin',
  'label',
  'split',
  'bar',
  'drift',
  'reasons',
];
const SOURCES = ['fact', 'holds'] as const;
const BINS = ['cuts', 'values'] as const;
/** The purpose of the folds' salt, its table and its version. */
const SALT = /^split:[a-z0-9_-]{1,40}:[0-9]{1,6}:$/;

/** The facts the scorecard gives, and so cannot ask for. */
export const CHURN_FACTS = ['churnScore', 'churnProbability', 'churnBand', 'churnReasons', 'churnCause'] as const;

/** Reads the plan of a scorecard, and names all that is wrong with it: cuts that do not ascend, bands with a gap, a fact nobody knows. */
export function readChurnPlan(json: unknown, catalogue: FactCatalogue, path = '$'): Read<ChurnPlan> {
  const reader = new PlanReader(catalogue, new Set<string>(CHURN_FACTS));
  const plan = reader.plan(json, path);
  return reader.problems.result(plan);
}

class PlanReader extends ModelReader {
  plan(json: unknown, path: string): ChurnPlan {
    const fields = this.problems.object(json, path, REQUIRED) ?? {};
    const attributes = this.list(fields, 'attributes', path).map((one, index) =>
      this.attribute(one, pathTo(pathTo(path, 'attributes'), index)),
    );
    this.unlike(attributes, pathTo(path, 'attributes'));
    return {
      attributes,
      mostBins: this.whole(fields, 'mostBins', path, [2, 50]),
      mostExamples: this.whole(fields, 'mostExamples', path, [1_000, 1_000_000]),
      scale: this.scale(fields.scale ?? {}, pathTo(path, 'scale')),
      bands: this.bands(fields.bands ?? [], pathTo(path, 'bands')),
      origin: fields.origin === null ? null : this.text(fields, 'origin', path),
      label: this.label(fields.label ?? {}, pathTo(path, 'label')),
      split: this.split(fields, path),
      bar: this.pair(fields, 'bar', ['auc', 'lift'], path),
      drift: this.drift(fields, path),
      reasons: this.whole(fields, 'reasons', path, [1, 10]),
    };
  }

  private attribute(json: unknown, path: string): ChurnAttribute {
    const fields = this.problems.object(json, path, ['name'], [...SOURCES, ...BINS]) ?? {};
    const ways = SOURCES.filter((way) => Object.hasOwn(fields, way));
    if (ways.length !== 1) this.problems.add(path, 'ONE_OF_THESE', { names: SOURCES.join(', ') });
    const name = this.valueOf('', fields, 'name', path);
    const source = this.source(fields, path);
    const bins = this.bins(fields, path);
    return bins === null ? { name, source } : { name, source, bins };
  }

  /** A reason code is an attribute's name, and every reason has words: the names are the values of the list's field. */
  override valueOf(_fact: string, fields: Fields, name: string, path: string): string {
    const value = this.text(fields, name, path);
    const told = this.catalogue.get('churnReasons')?.fields?.find((field) => field.name === 'reason');
    if (value !== '' && !told?.values?.includes(value)) {
      const allowed = (told?.values ?? []).join(', ');
      this.problems.add(pathTo(path, name), 'VALUE_NOT_ALLOWED', { value, allowed });
    }
    return value;
  }

  private source(fields: Fields, path: string): AttributeSource {
    if (!Object.hasOwn(fields, 'holds')) {
      const fact = this.asked(fields, 'fact', path, ['number', 'boolean', 'enum', 'text']);
      return { by: 'fact', fact: fact?.name ?? '' };
    }
    const products = this.list(fields, 'holds', path).map((product, index) =>
      this.textAt(product, pathTo(pathTo(path, 'holds'), index)),
    );
    return { by: 'holds', products };
  }

  private textAt(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.problems.wrongType(path, 'string', value);
    return '';
  }

  private bins(fields: Fields, path: string): Bins | null {
    const ways = BINS.filter((way) => Object.hasOwn(fields, way));
    if (ways.length > 1) this.problems.add(path, 'ONE_OF_THESE', { names: BINS.join(', ') });
    if (ways[0] === 'cuts') return { kind: 'cuts', cuts: this.cuts(fields, path) };
    if (ways[0] !== 'values') return null;
    const at = pathTo(path, 'values');
    const values = this.list(fields, 'values', path).map((value, index) =>
      typeof value === 'boolean' ? value : this.textAt(value, pathTo(at, index)),
    );
    const twice = values.findIndex((value, index) => values.indexOf(value) < index);
    if (twice >= 0) this.problems.add(pathTo(at, twice), 'VALUE_TWICE', { value: String(values[twice]) });
    return { kind: 'values', values };
  }

  private cuts(fields: Fields, path: string): readonly number[] {
    const at = pathTo(path, 'cuts');
    const cuts = this.list(fields, 'cuts', path).map((cut, index) => this.number({ cut }, 'cut', pathTo(at, index), 0));
    const wrong = cuts.findIndex((cut, index) => index > 0 && cut <= (cuts[index - 1] ?? cut));
    if (wrong >= 0) this.problems.add(pathTo(at, wrong), 'MARKS_NOT_ASCENDING');
    return cuts;
  }

  private unlike(attributes: readonly ChurnAttribute[], path: string): void {
    for (const [index, { name }] of attributes.entries()) {
      const twice = attributes.findIndex((other) => other.name === name) < index;
      if (twice && name !== '') this.problems.add(pathTo(pathTo(path, index), 'name'), 'VALUE_TWICE', { value: name });
    }
  }

  private scale(json: unknown, path: string): ChurnPlan['scale'] {
    const fields = this.problems.object(json, path, ['atOdds', 'odds', 'doubling']) ?? {};
    return {
      atOdds: this.number(fields, 'atOdds', path, 0),
      odds: this.positive(fields, 'odds', path),
      doubling: this.positive(fields, 'doubling', path),
    };
  }

  private positive(fields: Fields, name: string, path: string): number {
    const value = this.number(fields, name, path, 1);
    if (value <= 0) this.problems.add(pathTo(path, name), 'NOT_POSITIVE');
    return value;
  }

  private bands(json: unknown, path: string): readonly Bin<string>[] {
    const bins = readBins(json, path, this.problems, ['band'], (fields, at) =>
      super.valueOf('churnBand', fields, 'band', at),
    );
    const twice = bins.findIndex(({ means }, index) => bins.findIndex((other) => other.means === means) < index);
    if (twice >= 0) this.problems.add(pathTo(path, twice), 'VALUE_TWICE', { value: bins[twice]?.means ?? '' });
    return bins;
  }

  private label(json: unknown, path: string): { readonly churned: Condition; readonly stayed: Condition } {
    const fields = this.problems.object(json, path, ['churned', 'stayed']) ?? {};
    return { churned: this.conditions(fields, path, 'churned'), stayed: this.conditions(fields, path, 'stayed') };
  }

  private split(fields: Fields, path: string): string {
    const split = this.text(fields, 'split', path);
    if (split !== '' && !SALT.test(split)) this.problems.add(pathTo(path, 'split'), 'SALT_BAD');
    return split;
  }

  private pair<K extends string>(fields: Fields, name: string, keys: readonly [K, K], above: string) {
    const path = pathTo(above, name);
    const given = this.problems.object(fields[name] ?? {}, path, keys) ?? {};
    const values = keys.map((key): [K, number] => [key, this.positive(given, key, path)]);
    return Object.fromEntries(values) as Record<K, number>;
  }

  private drift(fields: Fields, path: string): ChurnPlan['drift'] {
    const drift = this.pair(fields, 'drift', ['watch', 'act'], path);
    if (drift.watch >= drift.act) this.problems.add(pathTo(pathTo(path, 'drift'), 'act'), 'MARKS_NOT_ASCENDING');
    return drift;
  }
}
