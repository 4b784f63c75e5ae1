import { isGroup, type QueryGroup, type QueryNode, type QueryRule } from './query.ts';

/** How the parts of a group hold together: one choice in place of "and", "or" and a switch for "not". */
export const GROUP_KINDS = ['all', 'any', 'none', 'notAll'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export function kindOf({ combinator, not }: Pick<QueryGroup, 'combinator' | 'not'>): GroupKind {
  if (not) return combinator === 'or' ? 'none' : 'notAll';
  return combinator === 'or' ? 'any' : 'all';
}

export function withKind(group: QueryGroup, kind: GroupKind): QueryGroup {
  const combinator = kind === 'any' || kind === 'none' ? 'or' : 'and';
  const { not: _not, ...rest } = group;
  const isNegated = kind === 'none' || kind === 'notAll';
  return isNegated ? { ...rest, combinator, not: true } : { ...rest, combinator };
}

/** The query with another node at a place; the query itself where there is no such place. */
export function replaceAt(
  query: QueryGroup,
  path: readonly number[],
  change: (node: QueryNode) => QueryNode,
): QueryGroup {
  const [first, ...rest] = path;
  if (first === undefined) {
    const changed = change(query);
    return isGroup(changed) ? changed : query;
  }
  const rules = query.rules.map((node, index): QueryNode => {
    if (index !== first) return node;
    if (rest.length === 0) return change(node);
    return isGroup(node) ? replaceAt(node, rest, change) : node;
  });
  return { ...query, rules };
}

/** A question that asks nothing yet: it is shown as missing until it does. */
export function emptyRule(id: string): QueryRule {
  return { id, field: '', operator: '', value: null };
}

export type UnknownMeaning = 'matches' | 'fails';

/** What a question says of customers of whom nobody knows the answer. */
export function unknownOf({ meta }: QueryRule): UnknownMeaning | null {
  const said = meta?.own?.rest.unknown;
  return said === 'matches' || said === 'fails' ? said : null;
}

export function withUnknown(rule: QueryRule, meaning: UnknownMeaning | null): QueryRule {
  const { keys = ['fact', 'operator', 'value'], rest = {} } = rule.meta?.own ?? {};
  const { unknown: _unknown, ...others } = rest;
  const own = { keys, rest: meaning === null ? others : { ...others, unknown: meaning } };
  return { ...rule, meta: { ...rule.meta, own } };
}

/** The names of what a question carries along and the builder has no place for. */
export function carriedBy({ meta }: QueryRule): readonly string[] {
  return Object.keys(meta?.own?.rest ?? {}).filter((name) => name !== 'unknown');
}
