import type { Derivation } from '../../core/facts/derive-facts.js';
import { type ModelCase, readModelCases } from '../../core/facts/reading/model-cases.js';
import type { Problem } from '../../core/kit/problem.js';
import { CASES_SUFFIX, type FactFiles, readFactFiles } from './rule-files-facts.js';
import { inFile, namesIn, type RuleFile, readRuleFolder } from './rule-files-json.js';

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
];

function casesOf(file: RuleFile, { byFile, catalogue }: FactFiles, problems: Problem[]): ModelCases | null {
  const model = `${file.file.slice(0, -CASES_SUFFIX.length)}.json`;
  const steps = byFile.get(model);
  if (steps === undefined) {
    problems.push({ path: file.file, code: 'CASES_WITHOUT_MODEL', params: { file: model } });
    return null;
  }
  const read = readModelCases(file.json, steps, catalogue);
  if (read.ok) return { file: model, steps, cases: read.value };
  problems.push(...read.problems.map((problem) => inFile(file.file, problem)));
  return null;
}

function withoutCases(files: readonly RuleFile[]): readonly Problem[] {
  const there = new Set(files.map(({ file }) => file));
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
  if ((await namesIn(rulesDir, 'facts')) === null) return [];
  const files = await readRuleFolder(rulesDir, 'facts', problems);
  const facts = readFactFiles(files, problems);
  problems.push(...withoutCases(files));
  return files
    .filter(({ file }) => file.endsWith(CASES_SUFFIX))
    .flatMap((file) => casesOf(file, facts, problems) ?? []);
}
