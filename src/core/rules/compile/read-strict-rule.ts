import type { Tree } from '../../condition/condition.js';
import { type FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';

/** A leaf as its author wrote it: strict mode refuses only what json-rules-engine refuses when a rule is built. */
export type StrictLeaf = {
  readonly fact: unknown;
  readonly operator: unknown;
  readonly value: unknown;
  readonly path: unknown;
};

/** What may stand at the end of a branch: a question, a condition shared by name, or what lies too deep to be read. */
export type Asked =
  | { readonly kind: 'question'; readonly leaf: StrictLeaf }
  | { readonly kind: 'named'; readonly name: unknown }
  | { readonly kind: 'beyond' };

/** In strict mode an empty `any` is true, as an empty `all` is. */
export type StrictTree = Tree<Asked>;

/** `index` is the rule's place in the list it came in; a higher priority comes first. */
export type StrictRule = { readonly index: number; readonly priority: number; readonly tree: StrictTree };

/** Deeper is left to the exact path: every walk here is bounded by it. */
export const READ_DEPTH = 64;
/** So deep a document is looked through for what the reference's constructors refuse. */
const CHECKED_DEPTH = 1_000;

type Fields = Readonly<Record<string, unknown>>;

const GROUPS = ['any', 'all', 'not'] as const;
type Group = (typeof GROUPS)[number];

const NOTHING: StrictTree = { kind: 'leaf', leaf: { kind: 'beyond' } };
const owns = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name);
const fieldsOf = (json: unknown): Fields | null => (jsonTypeOf(json) === 'object' ? (json as Fields) : null);

/** Only what cannot even become a text is refused as a condition's priority: the reference parses it at once. */
function checkPriority(fields: Fields, path: string, problems: FoundProblems): void {
  if (!isText(fields.priority)) {
    problems.add(pathTo(path, 'priority'), 'NOT_A_POSITIVE_INTEGER');
  }
}

function isText(value: unknown): boolean {
  try {
    return typeof String(value) === 'string';
  } catch {
    return false;
  }
}

/** As `parseInt` reads it; NaN too for what cannot become a text. */
const parsed = (value: unknown): number => (isText(value) ? Number.parseInt(String(value), 10) : Number.NaN);

function groupOf(group: Group, json: unknown, path: string, depth: number, problems: FoundProblems): StrictTree {
  if (group === 'not') {
    if (!Array.isArray(json)) return { kind: 'not', of: nodeOf(json, path, depth + 1, problems) };
    problems.add(path, 'NOT_TAKES_ONE');
    return NOTHING;
  }
  if (Array.isArray(json)) {
    return { kind: group, of: json.map((part, at) => nodeOf(part, pathTo(path, at), depth + 1, problems)) };
  }
  problems.wrongType(path, 'array', json);
  return NOTHING;
}

function leafOf(fields: Fields, path: string, problems: FoundProblems): StrictTree {
  checkPriority(fields, path, problems);
  for (const field of ['fact', 'operator', 'value']) {
    if (!owns(fields, field)) problems.add(pathTo(path, field), 'MISSING_FIELD', { field });
  }
  const { fact, operator, value, path: inside } = fields;
  return { kind: 'leaf', leaf: { kind: 'question', leaf: { fact, operator, value, path: inside } } };
}

function nodeOf(json: unknown, path: string, depth: number, problems: FoundProblems): StrictTree {
  const node = depth > CHECKED_DEPTH ? NOTHING : checkedNode(json, path, depth, problems);
  return depth > READ_DEPTH ? NOTHING : node;
}

function checkedNode(json: unknown, path: string, depth: number, problems: FoundProblems): StrictTree {
  const fields = fieldsOf(json);
  if (fields === null) {
    problems.wrongType(path, 'object', json);
    return NOTHING;
  }
  const group = GROUPS.find((name) => owns(fields, name));
  if (group !== undefined) checkPriority(fields, path, problems);
  const read = group === undefined ? null : groupOf(group, fields[group], pathTo(path, group), depth, problems);
  if (owns(fields, 'condition')) return { kind: 'leaf', leaf: { kind: 'named', name: fields.condition } };
  return read ?? leafOf(fields, path, problems);
}

/**
 * Reads a rule's conditions, or a condition shared by name. Of several groups on one node `any` wins, then `all`, and
 * the rest is ignored; beside `condition` a group counts at the root only. Whatever json-rules-engine's constructor
 * throws at is a problem with its path.
 */
export function readStrictConditions(json: unknown, path: string, problems: FoundProblems): StrictTree {
  const fields = fieldsOf(json);
  if (fields === null) {
    problems.wrongType(path, 'object', json);
    return NOTHING;
  }
  const group = GROUPS.find((name) => owns(fields, name));
  if (group !== undefined) {
    checkPriority(fields, path, problems);
    return groupOf(group, fields[group], pathTo(path, group), 1, problems);
  }
  if (owns(fields, 'condition')) return { kind: 'leaf', leaf: { kind: 'named', name: fields.condition } };
  problems.add(path, 'ROOT_NOT_A_GROUP');
  return NOTHING;
}

/** The reference's own reading: missing, 0 and false are 1; text is parsed; what is no number stays NaN. */
function priorityOf(given: unknown, path: string, problems: FoundProblems): number {
  const priority = parsed(given || 1);
  if (priority <= 0 || !isText(given)) problems.add(pathTo(path, 'priority'), 'NOT_A_POSITIVE_INTEGER');
  return priority;
}

/** Reads one rule; its event, name and handlers are the caller's business. */
export function readStrictRule(json: unknown, index: number, problems: FoundProblems): StrictRule {
  const path = pathTo('$', index);
  const fields = fieldsOf(json);
  if (fields === null) {
    problems.wrongType(path, 'object', json);
    return { index, priority: 1, tree: NOTHING };
  }
  const { conditions, priority } = fields;
  if (!conditions) problems.add(pathTo(path, 'conditions'), 'MISSING_FIELD', { field: 'conditions' });
  const tree = conditions ? readStrictConditions(conditions, pathTo(path, 'conditions'), problems) : NOTHING;
  return { index, priority: priorityOf(priority, path, problems), tree };
}
