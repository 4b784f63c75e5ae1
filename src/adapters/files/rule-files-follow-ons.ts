import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import type { RuleFile } from './rule-files-json.js';

/** Complaints that a name is not known. */
const NAME_UNKNOWN: readonly string[] = ['UNKNOWN_FACT', 'UNDEFINED_FACT', 'FACT_NOT_DECLARED'];
const NOT_READ: readonly string[] = ['FILE_NOT_JSON', 'FILE_NOT_UTF8'];

/** The names a file declares, whatever else is wrong with it. */
function namesDeclared({ json }: RuleFile): readonly string[] {
  const facts = (json as { readonly facts?: unknown } | null)?.facts;
  const names = Array.isArray(facts) ? facts.map((one: { readonly name?: unknown } | null) => one?.name) : [];
  return names.filter((name) => typeof name === 'string');
}

/** The name a problem says nobody knows; null where it says something else. */
function unknownName({ path, code, params }: Problem): string | null {
  if (NAME_UNKNOWN.includes(code)) return String(params?.fact ?? '');
  // A case names facts by its fields.
  return code === 'UNKNOWN_FIELD' && path.includes('cases.json: ') ? String(params?.field ?? '') : null;
}

/** What is said of the values of a fact cannot be said of one that is not known. */
function isOfValues({ path, code }: Problem): boolean {
  return code === 'RULE_COVERED' || (code === 'UNKNOWN_FIELD' && path.includes('.values.'));
}

/**
 * Root causes alone. A name that a file does declare is unknown only because that file was refused, which is told
 * already; and while a file of facts cannot be read at all nobody can say which names it has, so they are told once it
 * can be.
 */
export function withoutFollowOns(
  problems: readonly Problem[],
  factFiles: readonly RuleFile[],
  catalogue: FactCatalogue,
): readonly Problem[] {
  const refused = new Set(factFiles.flatMap(namesDeclared).filter((name) => !catalogue.has(name)));
  const unread = problems.some(({ path, code }) => path.startsWith('facts/') && NOT_READ.includes(code));
  const fileOf = ({ path }: Problem) => path.slice(0, Math.max(0, path.indexOf(': ')));
  const isNameless = (problem: Problem) => refused.has(unknownName(problem) ?? '');
  const touched = new Set(problems.filter(isNameless).map(fileOf));
  const packs = new Set([...problems].map(fileOf).filter((file) => file.endsWith('/pack.json')));
  return problems.filter((problem) => {
    if (touched.has(fileOf(problem)) && isOfValues(problem)) return false;
    if (problem.code === 'CAMPAIGN_PACK_UNKNOWN') return !packs.has(`playbook/${problem.params?.pack}/pack.json`);
    if (unread && (problem.code === 'FILE_KIND_MISSING' || NAME_UNKNOWN.includes(problem.code))) return false;
    return !isNameless(problem);
  });
}
