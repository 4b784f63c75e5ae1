import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { type FieldSpec, PROFILE_FIELDS } from '../mapping/profile-field.js';

/**
 * Which of two values the one record keeps. Every rule but `keep-other` answers the primary's where nothing speaks for
 * the other; a value that only one has is kept by all of them.
 */
export const MERGE_RULES = [
  'keep-primary',
  'keep-other',
  'newest',
  'earliest',
  'latest',
  'largest',
  'smallest',
  'sum',
  'union',
  'either',
  'withdrawn-wins',
] as const;
export type MergeRule = (typeof MERGE_RULES)[number];

export type MergeRules = ReadonlyMap<string, MergeRule>;

const SIDES: readonly MergeRule[] = ['keep-primary', 'keep-other'];
const OF_TYPE: { readonly [T in FieldSpec['type']]?: readonly MergeRule[] } = {
  day: ['newest', 'earliest', 'latest'],
  integer: ['newest', 'largest', 'smallest', 'sum'],
  money: ['newest', 'largest', 'smallest', 'sum'],
  quantity: ['newest', 'largest', 'smallest', 'sum'],
  share: ['newest', 'largest', 'smallest'],
  boolean: ['newest', 'either'],
  texts: ['newest', 'union'],
  records: ['newest', 'union'],
};

/** Fields that have a rule, each with the rules that fit what it holds. */
export const MERGEABLE: ReadonlyMap<string, readonly MergeRule[]> = new Map<string, readonly MergeRule[]>([
  ...Object.entries(PROFILE_FIELDS)
    .filter(([field]) => field !== 'id' && field !== 'usage')
    .map(([field, { type }]) => [field, fittingRules(field, type)] as const),
  ['consents', ['newest', 'withdrawn-wins']],
]);

/** Of a month nobody knows when it was said: its newest word is no rule. */
function fittingRules(field: string, type: FieldSpec['type']): readonly MergeRule[] {
  const rules = [...SIDES, ...(OF_TYPE[type] ?? ['newest'])];
  return field.startsWith('usage.') ? rules.filter((rule) => rule !== 'newest') : rules;
}

const GROUPS = ['personal', 'basic', 'business', 'usage', 'preference'] as const;

/** Reads `rules/merge.json`: every field has exactly one rule, and one that fits it. */
export function readMergeRules(json: unknown): Read<MergeRules> {
  const problems = new FoundProblems();
  const rules = new Map<string, MergeRule>();
  const alone = [...MERGEABLE.keys()].filter((field) => !field.includes('.'));
  const file = problems.object(json, '$', [...GROUPS, ...alone]);
  for (const field of alone) readRule(file?.[field], field, pathTo('$', field), rules, problems);
  for (const group of file === null ? [] : GROUPS) {
    const names = [...MERGEABLE.keys()].filter((field) => field.startsWith(`${group}.`));
    const path = pathTo('$', group);
    const own = Object.hasOwn(file ?? {}, group)
      ? problems.object(
          file?.[group],
          path,
          names.map((field) => field.slice(group.length + 1)),
        )
      : null;
    for (const field of names) {
      const name = field.slice(group.length + 1);
      readRule(own?.[name], field, pathTo(path, name), rules, problems);
    }
  }
  return problems.result(rules);
}

function readRule(
  value: unknown,
  field: string,
  path: string,
  rules: Map<string, MergeRule>,
  problems: FoundProblems,
): void {
  if (value === undefined) return;
  const fitting = MERGEABLE.get(field) ?? [];
  const rule = fitting.find((one) => one === value);
  if (rule !== undefined) rules.set(field, rule);
  else if (typeof value !== 'string') problems.wrongType(path, 'text', value);
  else problems.add(path, 'VALUE_NOT_ALLOWED', { value: value.slice(0, 40), allowed: fitting.join(', ') });
}
