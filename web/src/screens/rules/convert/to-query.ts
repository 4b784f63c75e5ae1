import { isList, isRecord, type Json, type JsonRecord } from './json.ts';
import { fieldOf, isGroup, type Kept, type QueryGroup, type QueryNode, type QueryRule, SAVED } from './query.ts';

const GROUPS = { all: 'and', any: 'or' } as const;
type GroupKey = keyof typeof GROUPS;

function kept(node: JsonRecord, shown: readonly string[]): Kept {
  const rest = Object.entries(node).filter(([key]) => !shown.includes(key));
  return { keys: Object.keys(node), rest: Object.fromEntries(rest) };
}

/** The group a node is, if it is one and nothing else besides. */
function groupKey(node: JsonRecord): GroupKey | 'not' | null {
  const found = (['all', 'any', 'not'] as const).filter((key) => Object.hasOwn(node, key));
  const [key] = found;
  if (key === undefined || found.length > 1 || Object.hasOwn(node, 'fact')) return null;
  return key === 'not' || isList(node[key]) ? key : null;
}

function partsOf(node: JsonRecord, key: GroupKey, path: string): QueryNode[] {
  const parts = node[key];
  return isList(parts) ? parts.map((part, index) => nodeOf(part, `${path}.${key}[${index}]`)) : [];
}

function negated(node: JsonRecord, path: string): QueryGroup {
  const inner = node.not ?? null;
  const key = isRecord(inner) ? groupKey(inner) : null;
  const not = kept(node, ['not']);
  if (isRecord(inner) && (key === 'all' || key === 'any')) {
    const rules = partsOf(inner, key, `${path}.not`);
    return { id: path, combinator: GROUPS[key], not: true, rules, meta: { own: kept(inner, [key]), not } };
  }
  // One question that is negated reads as "none of these"; with a second one it is just that.
  return {
    id: path,
    combinator: 'or',
    not: true,
    rules: [nodeOf(inner, `${path}.not`)],
    meta: { not, implicit: true },
  };
}

/** The right side: a value, or another fact. */
function rightSide(value: Json): Pick<QueryRule, 'value' | 'valueSource'> & { readonly kept?: Kept } {
  if (!isRecord(value) || typeof value.fact !== 'string') return { value };
  const hasPath = typeof value.path === 'string';
  const field = fieldOf(value.fact, typeof value.path === 'string' ? value.path : undefined);
  return { value: field, valueSource: 'field', kept: kept(value, hasPath ? ['fact', 'path'] : ['fact']) };
}

function questionOf(node: JsonRecord, id: string): QueryRule | null {
  const { fact, operator, path, value } = node;
  if (typeof fact !== 'string' || typeof operator !== 'string') return null;
  const hasPath = typeof path === 'string';
  const own = kept(node, ['fact', 'operator', 'value', ...(hasPath ? ['path'] : [])]);
  const field = fieldOf(fact, hasPath ? path : undefined);
  if (value === undefined) return { id, field, operator, value: null, meta: { own, noValue: true } };
  const { kept: right, ...asked } = rightSide(value);
  return { id, field, operator, ...asked, meta: right ? { own, value: right } : { own } };
}

function savedOf(node: JsonRecord, id: string): QueryRule | null {
  const { condition } = node;
  if (typeof condition !== 'string' || Object.hasOwn(node, 'fact')) return null;
  return { id, field: SAVED, operator: 'holds', value: condition, meta: { own: kept(node, ['condition']) } };
}

function nodeOf(node: Json, path: string): QueryNode {
  const raw = (): QueryRule => ({ id: path, field: '', operator: '', value: null, meta: { raw: { json: node } } });
  if (!isRecord(node)) return raw();
  const key = groupKey(node);
  if (key === 'not') return negated(node, path);
  if (key !== null) {
    return { id: path, combinator: GROUPS[key], rules: partsOf(node, key, path), meta: { own: kept(node, [key]) } };
  }
  const isMixed = ['all', 'any', 'not'].some((group) => Object.hasOwn(node, group));
  return (isMixed ? null : (savedOf(node, path) ?? questionOf(node, path))) ?? raw();
}

/**
 * Conditions of json-rules-engine as the builder shows them. All of it comes back from `fromQuery`, whatever it was: what the
 * builder does not show is carried along.
 */
export function toQuery(conditions: Json, path = '$'): QueryGroup {
  const node = nodeOf(conditions, path);
  return isGroup(node) ? node : { id: path, combinator: 'and', rules: [node], meta: { bare: true } };
}
