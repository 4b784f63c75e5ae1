import { fitsType } from '../condition/operators.js';
import type { NamedLists } from '../condition/terms.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { type Day, isDay } from '../kit/day.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { GuardedRules } from './guarded/guarded-rules.js';
import { type CompiledPack, compilePack } from './program.js';
import type { RulePack } from './rule-pack.js';

/**
 * A named customer and the rules that must match; facts it does not name are missing. `today` is the run's day: a case
 * of a pack that asks for it says it. The file is `cases.json`.
 */
export type PackCase = {
  readonly case: string;
  readonly today?: Day;
  readonly facts: FactSheet;
  readonly matches: readonly string[];
};

export type CaseResult = {
  readonly case: string;
  readonly passed: boolean;
  readonly expected: readonly string[];
  readonly matched: readonly string[];
};

/**
 * Names everything that is wrong with the cases of a pack: facts and rules must exist, values must fit, and where the
 * pack asks for the run's day every case says one. The pack was read before.
 */
export function readPackCases(
  json: unknown,
  catalogue: FactCatalogue,
  pack: RulePack,
  lists: NamedLists = new Map(),
): Read<readonly PackCase[]> {
  const problems = new FoundProblems();
  const { asksClock } = compilePack(pack, catalogue, lists);
  if (!Array.isArray(json)) problems.wrongType('$', 'array', json);
  else if (json.length === 0) problems.add('$', 'EMPTY_LIST');
  else {
    for (const [index, one] of json.entries()) {
      checkCase(one, pathTo('$', index), catalogue, pack, problems);
      checkToday(one, pathTo(pathTo('$', index), 'today'), asksClock, problems);
    }
  }
  return problems.result(json as readonly PackCase[]);
}

function checkCase(json: unknown, path: string, catalogue: FactCatalogue, pack: RulePack, problems: FoundProblems) {
  const fields = problems.object(json, path, ['case', 'facts', 'matches'], ['today']) ?? {};
  if (Object.hasOwn(fields, 'case') && typeof fields.case !== 'string') {
    problems.wrongType(pathTo(path, 'case'), 'string', fields.case);
  }
  if (Object.hasOwn(fields, 'facts')) checkFacts(fields.facts, pathTo(path, 'facts'), catalogue, problems);
  if (Object.hasOwn(fields, 'matches')) checkMatches(fields.matches, pathTo(path, 'matches'), pack, problems);
}

function checkToday(one: unknown, path: string, asked: boolean, problems: FoundProblems): void {
  const today = (one as { readonly today?: unknown } | null)?.today;
  if (today === undefined && asked) problems.add(path, 'TODAY_NOT_SAID');
  if (today === undefined) return;
  if (typeof today !== 'string') problems.wrongType(path, 'string', today);
  else if (!isDay(today)) problems.add(path, 'NOT_A_DAY', { value: today });
}

function checkFacts(json: unknown, path: string, catalogue: FactCatalogue, problems: FoundProblems): void {
  const facts = problems.object(json, path, [], [...catalogue.keys()]) ?? {};
  for (const [name, value] of Object.entries(facts)) {
    const definition = catalogue.get(name);
    if (definition === undefined || value === null) continue;
    const allowed = definition.values;
    if (!fitsType(definition.type, value)) problems.wrongType(pathTo(path, name), definition.type, value);
    else if (definition.type === 'enum' && allowed !== undefined && !allowed.includes(String(value))) {
      const params = { value: String(value), allowed: allowed.join(', ') };
      problems.add(pathTo(path, name), 'VALUE_NOT_ALLOWED', params);
    }
  }
}

function checkMatches(json: unknown, path: string, pack: RulePack, problems: FoundProblems): void {
  if (!Array.isArray(json)) {
    problems.wrongType(path, 'array', json);
    return;
  }
  for (const [index, id] of json.entries()) {
    if (!pack.rules.some((rule) => rule.id === id)) {
      problems.add(pathTo(path, index), 'UNKNOWN_RULE', { rule: String(id) });
    }
  }
}

/** Runs the cases; a case passes if exactly the rules it names match, in whatever order. */
export function runPackCases(compiled: CompiledPack, cases: readonly PackCase[]): readonly CaseResult[] {
  const rules = new GuardedRules(compiled);
  return cases.map(({ case: name, today = null, facts, matches }) => {
    const matched = rules.row(facts, today).matched.flatMap((place) => compiled.rules[place]?.rule.id ?? []);
    const passed = matched.length === new Set(matches).size && matched.every((id) => matches.includes(id));
    return { case: name, passed, expected: matches, matched };
  });
}
