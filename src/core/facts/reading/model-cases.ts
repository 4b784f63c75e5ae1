import { fitsType } from '../../condition/operators.js';
import { type Day, isDay } from '../../kit/day.js';
import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { Derivation, FactSource } from '../derive-facts.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import type { FactSheet, FactValue } from '../fact-sheet.js';
import type { ModelState, ModelStates } from '../model-state.js';
import { type Fields, ModelReader } from './read-model.js';

/** A customer as far as a model looks, and the facts it must give. */
export type ModelCase = {
  readonly case: string;
  readonly facts: FactSheet;
  /** What models that remember said before; then the case says `today`. */
  readonly states: ModelStates;
  readonly today: Day | null;
  readonly gives: FactSheet;
  /** What the base taught, for models that take part of it from there; read by whoever knows the model. */
  readonly base?: unknown;
  /** The steps of the model by that base, where the case has one. */
  readonly steps?: readonly Derivation[];
};

/** Nobody: a model under test looks at facts and states alone. */
const NOBODY: FactSource = {
  id: 'case',
  relationship: 'current',
  origin: 'case',
  basic: {},
  business: {},
  usage: [],
  preference: {},
  consents: [],
  has: new Set(),
};
/** The day of cases that do not say one: no model they are of may look at it. */
const ANY_DAY = '2026-01-01';

/** What the steps of a model file give for a case's customer: of the facts it expects, each as it came out. */
export function runModelCase(ofFile: readonly Derivation[], one: ModelCase): FactSheet {
  const { facts, states, today, gives, steps = ofFile } = one;
  const day = today ?? ANY_DAY;
  const asOf = { now: new Date(`${day}T12:00:00Z`), today: day };
  const sheet: Record<string, FactValue> = { ...facts };
  for (const step of steps) {
    const given = step.derive({ ...NOBODY, states }, sheet, asOf);
    for (const name of step.names) sheet[name] = given[name] ?? null;
  }
  return Object.fromEntries(Object.keys(gives).map((name) => [name, sheet[name] ?? null]));
}

/** Reads the cases of a model file; a case may only speak of facts its model reads and gives. */
export function readModelCases(
  json: unknown,
  steps: readonly Derivation[],
  catalogue: FactCatalogue,
  path = '$',
): Read<readonly ModelCase[]> {
  const reader = new CaseReader(catalogue, steps);
  const cases = reader.cases(json, path);
  return reader.problems.result(cases);
}

class CaseReader extends ModelReader {
  private readonly readNames: ReadonlySet<string>;
  private readonly givenNames: ReadonlySet<string>;

  constructor(catalogue: FactCatalogue, steps: readonly Derivation[]) {
    super(catalogue);
    this.givenNames = new Set(steps.flatMap(({ names }) => names));
    this.readNames = new Set(steps.flatMap(({ reads }) => reads?.facts ?? []));
  }

  cases(json: unknown, path: string): readonly ModelCase[] {
    if (!Array.isArray(json) || json.length === 0) {
      this.problems.wrongType(path, 'array', json);
      return [];
    }
    return json.map((one, index) => this.one(one, pathTo(path, index)));
  }

  private one(json: unknown, path: string): ModelCase {
    const fields = this.problems.object(json, path, ['case', 'facts', 'gives'], ['states', 'today', 'base']) ?? {};
    const today = this.today(fields, path);
    const states = this.states(fields, path);
    if (today === null && Object.keys(states).length > 0) this.problems.add(pathTo(path, 'today'), 'TODAY_NOT_SAID');
    return {
      case: this.text(fields, 'case', path),
      facts: this.sheet(fields, 'facts', path, this.readNames),
      states,
      today,
      gives: this.sheet(fields, 'gives', path, this.givenNames),
      ...(Object.hasOwn(fields, 'base') && { base: fields.base }),
    };
  }

  private today(fields: Fields, path: string): Day | null {
    if (!Object.hasOwn(fields, 'today')) return null;
    return this.day(fields, 'today', path);
  }

  private day(fields: Fields, name: string, path: string): Day {
    const day = this.text(fields, name, path);
    if (day !== '' && !isDay(day)) this.problems.add(pathTo(path, name), 'NOT_A_DAY', { value: day });
    return day;
  }

  private sheet(fields: Fields, name: string, path: string, known: ReadonlySet<string>): FactSheet {
    const at = pathTo(path, name);
    const sheet = this.inner(fields, name, path, [], [...known]);
    for (const [fact, value] of Object.entries(sheet)) {
      const type = this.catalogue.get(fact)?.type;
      if (value === null || type === undefined || fitsType(type, value)) continue;
      this.problems.wrongType(pathTo(at, fact), type, value);
    }
    return sheet as FactSheet;
  }

  private states(fields: Fields, path: string): ModelStates {
    const at = pathTo(path, 'states');
    const models = this.inner(fields, 'states', path, [], Object.keys((fields.states as object | undefined) ?? {}));
    const entries = Object.keys(models).map((model): [string, ModelState] => {
      const said = this.inner(models, model, at, ['value', 'since'], ['cause', 'basis', 'from']);
      const place = pathTo(at, model);
      return [
        model,
        {
          value: this.text(said, 'value', place),
          since: this.day(said, 'since', place),
          cause: this.text(said, 'cause', place),
          basis: Object.hasOwn(said, 'basis') ? this.text(said, 'basis', place) : null,
          from: Object.hasOwn(said, 'from') ? this.text(said, 'from', place) : null,
        },
      ];
    });
    return Object.fromEntries(entries);
  }
}
