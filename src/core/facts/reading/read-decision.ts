import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import { type DecisionModel, type DecisionRule, NOT_ENOUGH_DATA, type Verdict } from '../models/decision.js';
import { type Fields, ModelReader } from './read-model.js';
import { findCovered, findUnreached } from './rule-cover.js';

/** The names under `gives`, before anything is checked: a model may not ask for what it gives. */
export function ownFacts(json: unknown): ReadonlySet<string> {
  const gives = (json as { readonly gives?: unknown } | null)?.gives;
  if (typeof gives !== 'object' || gives === null) return new Set();
  return new Set(Object.values(gives).filter((name): name is string => typeof name === 'string'));
}

/** Reads ordered rules and names everything that is wrong with them, place by place. */
export function readDecisionModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<DecisionModel> {
  const reader = new DecisionReader(catalogue, ownFacts(json));
  const model = reader.model(json, path);
  return reader.problems.result(model);
}

class DecisionReader extends ModelReader {
  model(json: unknown, path: string): DecisionModel {
    const fields = this.problems.object(json, path, ['gives', 'rules', 'otherwise'], ['notEnoughData']) ?? {};
    const names = this.inner(fields, 'gives', path, ['value', 'cause']);
    const givesPath = pathTo(path, 'gives');
    const gives = { value: this.text(names, 'value', givesPath), cause: this.text(names, 'cause', givesPath) };
    this.given(gives.value, pathTo(givesPath, 'value'), 'enum');
    const causes = this.given(gives.cause, pathTo(givesPath, 'cause'), 'enum');
    if (causes?.values?.includes(NOT_ENOUGH_DATA) === false) {
      this.problems.add(pathTo(givesPath, 'cause'), 'FACT_VALUES_MISSING', {
        fact: causes.name,
        values: NOT_ENOUGH_DATA,
      });
    }
    const verdict = (one: Fields, at: string): Verdict => ({
      value: this.valueOf(gives.value, one, 'value', at),
      cause: this.valueOf(gives.cause, one, 'cause', at),
    });
    const rule = (one: unknown, at: string): DecisionRule => {
      const said = this.problems.object(one, at, ['value', 'cause', 'conditions']) ?? {};
      return { ...verdict(said, at), conditions: this.conditions(said, at) };
    };
    const rulesPath = pathTo(path, 'rules');
    const otherwisePath = pathTo(path, 'otherwise');
    const left = this.inner(fields, 'otherwise', path, ['value', 'cause']);
    const rules = this.list(fields, 'rules', path).map((one, index) => rule(one, pathTo(rulesPath, index)));
    const otherwise = verdict(left, otherwisePath);
    const spare = Object.hasOwn(fields, 'notEnoughData');
    const notEnoughData = spare ? this.valueOf(gives.value, fields, 'notEnoughData', path) : null;
    findCovered(rules, rulesPath, this.problems);
    const given = [...rules, otherwise].map(({ value }) => value);
    const declared = this.catalogue.get(gives.value)?.values ?? [];
    findUnreached(declared, [...given, notEnoughData ?? ''], pathTo(givesPath, 'value'), this.problems);
    return { gives, rules, otherwise, notEnoughData };
  }
}
