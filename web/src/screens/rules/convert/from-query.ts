import type { Json, JsonRecord } from './json.ts';
import { factOf, isGroup, type Kept, type QueryGroup, type QueryNode, type QueryRule, SAVED } from './query.ts';

/** In the order its author wrote; what is new stands behind. */
function written(fields: JsonRecord, was: Kept | undefined): JsonRecord {
  if (was === undefined) return fields;
  const all: JsonRecord = { ...was.rest, ...fields };
  const first = was.keys.filter((key) => Object.hasOwn(all, key));
  const names = [...first, ...Object.keys(all).filter((key) => !first.includes(key))];
  return Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
}

function groupJson({ combinator, not, rules, meta }: QueryGroup): Json {
  const parts = rules.map(nodeJson);
  const [only] = parts;
  if (meta?.bare && !not && parts.length === 1 && only !== undefined) return only;
  if (not && meta?.implicit && parts.length === 1 && only !== undefined) return written({ not: only }, meta.not);
  const group = written(combinator === 'or' ? { any: parts } : { all: parts }, meta?.own);
  return not ? written({ not: group }, meta?.not) : group;
}

function valueJson({ value, valueSource, meta }: QueryRule): Json {
  return valueSource === 'field' && typeof value === 'string' ? written({ ...factOf(value) }, meta?.value) : value;
}

function ruleJson(rule: QueryRule): Json {
  const { field, operator, value, meta } = rule;
  if (meta?.raw !== undefined) return meta.raw.json;
  if (field === SAVED) return written({ condition: value }, meta?.own);
  const { fact, path } = factOf(field);
  const asked = path === undefined ? { fact, operator } : { fact, operator, path };
  return written(meta?.noValue ? asked : { ...asked, value: valueJson(rule) }, meta?.own);
}

function nodeJson(node: QueryNode): Json {
  return isGroup(node) ? groupJson(node) : ruleJson(node);
}

/** Back from the builder to json-rules-engine. */
export function fromQuery(query: QueryGroup): Json {
  return groupJson(query);
}
