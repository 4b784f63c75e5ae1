import type { Problem } from '../../../api/types.ts';
import { isList, isRecord, type Json } from '../convert/json.ts';
import { isGroup, type QueryGroup, type QueryNode } from '../convert/query.ts';

/** Places of problems are JSON paths: `$.rules[2].conditions.all[0].value`. */
const RULE = /^\$\.rules\[(\d+)\](.*)$/;

export function ruleOf({ path }: Pick<Problem, 'path'>): number | null {
  const index = RULE.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

/** Problems of one rule, each at its place within the rule. */
export function ofRule(problems: readonly Problem[], index: number): readonly Problem[] {
  return problems.flatMap((problem) => {
    const [, rule, rest = ''] = RULE.exec(problem.path) ?? [];
    return Number(rule) === index ? [{ ...problem, path: `$${rest}` }] : [];
  });
}

/** Problems of a rule's conditions, each at its place within them. */
export function ofConditions(problems: readonly Problem[]): readonly Problem[] {
  const start = '$.conditions';
  return problems
    .filter(({ path }) => path === start || path.startsWith(`${start}.`))
    .map((problem) => ({ ...problem, path: `$${problem.path.slice(start.length)}` }));
}

/** What stands at the place of a problem: `$.rules[2].title.en`; undefined where there is no such place. */
function valueAt(json: Json, path: string): Json | undefined {
  let at: Json | undefined = json;
  for (const [, index, name = ''] of path.matchAll(/\[(\d+)\]|\.([^.[]+)/g)) {
    if (index !== undefined) at = isList(at ?? null) ? (at as readonly Json[])[Number(index)] : undefined;
    else at = at !== undefined && isRecord(at) ? at[name] : undefined;
  }
  return at;
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (isList(value)) return value.length === 0 || value.some(isEmpty);
  return isRecord(value) && Object.values(value).every(isEmpty);
}

/** Whether a problem is only that something is not filled in yet: who is still writing knows that. */
export function isGap({ path }: Pick<Problem, 'path'>, json: Json): boolean {
  return isEmpty(valueAt(json, path));
}

/** What is asked for at a place that is empty. */
const ASKED = ['offerId', 'lever', 'channel', 'title', 'pack', 'id', 'fact', 'operator', 'value'] as const;
export type AskedFor = (typeof ASKED)[number] | 'other';

/** By the last name of its place that says what it is: `$.rules[0].title.en` is a title. */
export function askedFor({ path }: Pick<Problem, 'path'>): AskedFor {
  const names = path.split(/[.[\]]+/).reverse();
  for (const name of names) {
    const found = ASKED.find((one) => one === name);
    if (found !== undefined) return found;
  }
  return 'other';
}

function idsOf(node: QueryNode): readonly string[] {
  return isGroup(node) ? [node.id, ...node.rules.flatMap(idsOf)] : [node.id];
}

const isWithin = (path: string, id: string) =>
  path === id || (path.startsWith(id) && (path[id.length] === '.' || path[id.length] === '['));

/** By the node of the builder that each belongs to: the innermost around its place. */
export function byNode(problems: readonly Problem[], query: QueryGroup): ReadonlyMap<string, readonly Problem[]> {
  const ids = [...idsOf(query)].sort((a, b) => b.length - a.length);
  const found = new Map<string, readonly Problem[]>();
  for (const problem of problems) {
    const id = ids.find((one) => isWithin(problem.path, one)) ?? query.id;
    found.set(id, [...(found.get(id) ?? []), problem]);
  }
  return found;
}

function isUnfinished(node: QueryNode): boolean {
  if (isGroup(node)) return node.rules.length === 0 || node.rules.some(isUnfinished);
  return node.meta?.raw === undefined && (node.field === '' || node.operator === '' || node.value === null);
}

/** Whether something is still to be filled in, or a group is empty: an empty group would match everybody and is never asked. */
export function hasGaps(query: QueryGroup): boolean {
  return isUnfinished(query);
}
