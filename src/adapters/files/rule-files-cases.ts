import type { Derivation } from '../../core/facts/derive-facts.js';
import { type ModelCase, readModelCases } from '../../core/facts/reading/model-cases.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { NOTHING_TRAINED } from '../../core/value/trained-models.js';
import { readCaseBase } from './rule-files-base.js';
import { readCatalogues } from './rule-files-catalogues.js';
import { CASES_SUFFIX, type FactFiles, readFactFiles } from './rule-files-facts.js';
import { withoutFollowOns } from './rule-files-follow-ons.js';
import { inFile, namesIn, type RuleFile, readRuleFolder } from './rule-files-json.js';
import { readPlans } from './rule-files-plans.js';

/** A model file with its cases and the derivations they are run through. */
export type ModelCases = {
  readonly file: string;
  readonly steps: readonly Derivation[];
  readonly cases: readonly ModelCase[];
};

/** Kinds whose files hold marks or rules, so that cases can hold them to their meaning. */
const WITH_CASES: readonly unknown[] = [
  'value-classes',
  'contract-window',
  'trends',
  'score',
  'bands',
  'decision',
  'classes',
  'lifecycle',
  'churn-score',
  'profit-tree',
  'affinity',
  'pyramid',
];

/** The steps of a model file by what a case says the base taught. */
type ByBase = (model: string, base: unknown) => Read<readonly Derivation[]>;

function withSteps(model: string, one: ModelCase, index: number, byBase: ByBase): Read<ModelCase> {
  if (one.base === undefined) return { ok: true, value: one };
  const steps = byBase(model, one.base);
  if (steps.ok) return { ok: true, value: { ...one, steps: steps.value } };
  return {
    ok: false,
    problems: steps.problems.map((found) => ({ ...found, path: `$[${index}].base${found.path.slice(1)}` })),
  };
}

function casesOf(
  file: RuleFile,
  { byFile, catalogue }: FactFiles,
  byBase: ByBase,
  there: ReadonlySet<string>,
  problems: Problem[],
): ModelCases | null {
  const model = `${file.file.slice(0, -CASES_SUFFIX.length)}.json`;
  const steps = byFile.get(model);
  if (steps === undefined) {
    // Of a model that was refused nothing more is said: its cases may be as right as can be.
    if (!there.has(model)) problems.push({ path: file.file, code: 'CASES_WITHOUT_MODEL', params: { file: model } });
    return null;
  }
  const read = readModelCases(file.json, steps, catalogue);
  const whole = read.ok ? read.value.map((one, index) => withSteps(model, one, index, byBase)) : [read];
  const wrong = whole.flatMap((one) => (one.ok ? [] : one.problems));
  problems.push(...wrong.map((problem) => inFile(file.file, problem)));
  return wrong.length > 0 ? null : { file: model, steps, cases: whole.flatMap((one) => (one.ok ? one.value : [])) };
}

function withoutCases(files: readonly RuleFile[], there: ReadonlySet<string>): readonly Problem[] {
  return files.flatMap(({ file, json }) => {
    const cases = file.replace(/\.json$/, CASES_SUFFIX);
    const kind = (json as { readonly kind?: unknown } | null)?.kind;
    if (!WITH_CASES.includes(kind) || there.has(cases)) return [];
    return [{ path: file, code: 'MODEL_WITHOUT_CASES', params: { file: cases } }];
  });
}

/**
 * The cases beside the models of `facts/`, read and checked; every model with marks or rules has some. A folder without
 * `facts/` has no models.
 */
export async function readModelCaseFiles(rulesDir: string, problems: Problem[]): Promise<readonly ModelCases[]> {
  const names = await namesIn(rulesDir, 'facts');
  if (names === null) return [];
  const there = new Set(names.map((name) => `facts/${name}`));
  const found: Problem[] = [];
  const files = await readRuleFolder(rulesDir, 'facts', found);
  // What is wrong with the catalogues is told where they are read for themselves.
  const catalogues = await readCatalogues(rulesDir, []);
  const facts = readFactFiles(files, found, { trained: NOTHING_TRAINED, ...catalogues });
  const plans = readPlans(files, facts.catalogue);
  const byBase: ByBase = (model, base) => {
    const trained = readCaseBase(base, plans);
    if (!trained.ok) return trained;
    const { byFile } = readFactFiles(files, [], { trained: trained.value, ...catalogues });
    return { ok: true, value: byFile.get(model) ?? [] };
  };
  found.push(...withoutCases(files, there));
  const models = files
    .filter(({ file }) => file.endsWith(CASES_SUFFIX))
    .flatMap((file) => casesOf(file, facts, byBase, there, found) ?? []);
  problems.push(...withoutFollowOns(found, files, facts.catalogue));
  return models;
}
