import { isList, isRecord, type Json, type JsonRecord, sameJson } from '../convert/json.ts';
import type { Step } from '../draft/pack-draft.ts';

/** What is wrong at a place, by the word of the schema that says so. */
export type SchemaFault = {
  readonly path: readonly Step[];
  readonly code:
    | 'type'
    | 'required'
    | 'additional'
    | 'value'
    | 'pattern'
    | 'short'
    | 'long'
    | 'low'
    | 'high'
    | 'several';
  readonly of: string;
};

type Asked = { readonly json: Json; readonly path: readonly Step[]; readonly root: JsonRecord };
type Keyword = (value: Json, asked: Asked, schema: JsonRecord) => readonly SchemaFault[];

const typeOf = (json: Json) => {
  if (json === null) return 'null';
  if (isList(json)) return 'array';
  return typeof json;
};

function hasType(json: Json, type: Json): boolean {
  if (type === 'integer') return typeof json === 'number' && Number.isInteger(json);
  return typeOf(json) === type;
}

const no: readonly SchemaFault[] = [];
const names = (value: Json) => (isList(value) ? value.filter((one): one is string => typeof one === 'string') : []);
const schemas = (value: Json) => (isList(value) ? value : []);

/** The branch that is meant: with the least wrong in it, of those the one whose words are written, then the deepest inside. */
function nearest(branches: readonly (readonly SchemaFault[])[]): readonly SchemaFault[] {
  const foreign = (faults: readonly SchemaFault[]) => faults.filter(({ code }) => code === 'value').length;
  const depth = (faults: readonly SchemaFault[]) => Math.min(...faults.map(({ path }) => path.length));
  const order = [...branches].sort((a, b) => a.length - b.length || foreign(a) - foreign(b) || depth(b) - depth(a));
  return order[0] ?? no;
}

/** Those of JSON Schema that the schema of a pack uses; others say nothing. */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: (value, asked) => faultsIn(resolved(String(value), asked.root), asked),
  type: (value, { json, path }) => {
    const types = isList(value) ? value : [value];
    return types.some((type) => hasType(json, type)) ? no : [{ path, code: 'type', of: types.join(', ') }];
  },
  const: (value, { json, path }) => (sameJson(json, value) ? no : [{ path, code: 'value', of: JSON.stringify(value) }]),
  enum: (value, { json, path }) =>
    schemas(value).some((one) => sameJson(one, json)) ? no : [{ path, code: 'value', of: schemas(value).join(', ') }],
  required: (value, { json, path }) =>
    isRecord(json)
      ? names(value)
          .filter((name) => !Object.hasOwn(json, name))
          .map((name) => ({ path, code: 'required', of: name }))
      : no,
  properties: (value, { json, path, root }) => {
    if (!isRecord(json) || !isRecord(value)) return no;
    return Object.entries(value).flatMap(([name, schema]) => {
      const found = Object.hasOwn(json, name) ? json[name] : undefined;
      return found === undefined ? no : faultsIn(schema, { json: found, path: [...path, name], root });
    });
  },
  additionalProperties: (value, { json, path }, { properties }) => {
    if (value !== false || !isRecord(json)) return no;
    const known = isRecord(properties) ? properties : {};
    return Object.keys(json)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => ({ path: [...path, name], code: 'additional', of: name }));
  },
  items: (value, { json, path, root }) =>
    isList(json) ? json.flatMap((one, index) => faultsIn(value, { json: one, path: [...path, index], root })) : no,
  minItems: (value, { json, path }) =>
    isList(json) && json.length < Number(value) ? [{ path, code: 'short', of: String(value) }] : no,
  maxItems: (value, { json, path }) =>
    isList(json) && json.length > Number(value) ? [{ path, code: 'long', of: String(value) }] : no,
  minLength: (value, { json, path }) =>
    typeof json === 'string' && [...json].length < Number(value) ? [{ path, code: 'short', of: String(value) }] : no,
  maxLength: (value, { json, path }) =>
    typeof json === 'string' && [...json].length > Number(value) ? [{ path, code: 'long', of: String(value) }] : no,
  pattern: (value, { json, path }) =>
    typeof json === 'string' && !new RegExp(String(value), 'u').test(json)
      ? [{ path, code: 'pattern', of: String(value) }]
      : no,
  minimum: (value, { json, path }) =>
    typeof json === 'number' && json < Number(value) ? [{ path, code: 'low', of: String(value) }] : no,
  exclusiveMinimum: (value, { json, path }) =>
    typeof json === 'number' && json <= Number(value) ? [{ path, code: 'low', of: String(value) }] : no,
  maximum: (value, { json, path }) =>
    typeof json === 'number' && json > Number(value) ? [{ path, code: 'high', of: String(value) }] : no,
  allOf: (value, asked) => schemas(value).flatMap((schema) => faultsIn(schema, asked)),
  anyOf: (value, asked) => {
    const branches = schemas(value).map((schema) => faultsIn(schema, asked));
    return branches.some((faults) => faults.length === 0) ? no : nearest(branches);
  },
  oneOf: (value, asked) => {
    const branches = schemas(value).map((schema) => faultsIn(schema, asked));
    const matched = branches.filter((faults) => faults.length === 0).length;
    if (matched === 1) return no;
    return matched === 0 ? nearest(branches) : [{ path: asked.path, code: 'several', of: '' }];
  },
};

function resolved(reference: string, root: JsonRecord): Json {
  const steps = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return steps.reduce<Json>((at, step) => (isRecord(at) ? (at[step] ?? true) : true), root);
}

function faultsIn(schema: Json, asked: Asked): readonly SchemaFault[] {
  if (!isRecord(schema)) return no;
  return Object.entries(schema).flatMap(([word, value]) => KEYWORDS[word]?.(value, asked, schema) ?? no);
}

/** What a schema says against a text's content. The schema is walked and never compiled: the page runs no code that came as data. */
export function schemaFaults(schema: JsonRecord, json: Json): readonly SchemaFault[] {
  return faultsIn(schema, { json, path: [], root: schema });
}
