import type { Primitive } from './strict-question.js';

/** The names JSON Schema has for types; `integer` is a number without a fraction. */
export const TYPE_NAMES = ['number', 'integer', 'string', 'boolean', 'null', 'array'] as const;
export type TypeName = (typeof TYPE_NAMES)[number];

/**
 * What a caller says of a fact, in JSON Schema's words. `type`: one type or several. `enum`: all the values there are.
 * `optional`: false for what is never missing. `dynamic`: given by a function, whose answers are not looked into.
 * `properties`: what an object holds, for conditions with a path like `$.plan.code`.
 */
export type FactType = {
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly optional?: boolean;
  readonly dynamic?: boolean;
  readonly properties?: FactTypes;
};

export type FactTypes = { readonly [fact: string]: FactType };

/** The values a claim speaks of: these ones, or all of some types; numbers are finite. Missing beside them, or not. */
export type Domain = {
  readonly types: readonly TypeName[];
  readonly values: readonly Primitive[] | null;
  readonly optional: boolean;
};

/** What the caller says of a fact, or of a property inside it; null where nothing is said. */
export function declaredAt(facts: FactTypes, fact: string, steps: readonly string[]): FactType | null {
  let at: FactType | undefined = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  for (const step of steps) {
    const inside: FactTypes = at?.properties ?? {};
    at = Object.hasOwn(inside, step) ? inside[step] : undefined;
  }
  return at ?? null;
}

const typeOf = (value: Primitive): TypeName => (value === null ? 'null' : (typeof value as TypeName));

function saidTypes({ type, enum: values }: FactType): readonly TypeName[] | null {
  if (values !== undefined) return values.map(typeOf);
  if (type === undefined) return null;
  return typeof type === 'string' ? [type] : type;
}

type Seen = { readonly literals: readonly Primitive[]; readonly lists: boolean; readonly mayMiss: boolean };

/**
 * The domain of a fact: as declared, else the types of what it is compared with, or any plain value if that says
 * nothing. `lists`: it is asked what it contains.
 */
export function domainOf(declared: FactType | null, { literals, lists, mayMiss }: Seen): Domain {
  const optional = mayMiss && declared?.optional !== false;
  const said = declared === null ? null : saidTypes(declared);
  const seen = [...literals.map(typeOf), ...(lists ? (['array'] as const) : [])];
  const types = said ?? (seen.length > 0 ? seen : (['number', 'string', 'boolean', 'null'] as const));
  const values = declared?.enum === undefined ? null : [...new Set(declared.enum)];
  return { types: [...new Set(types)], values, optional };
}

const NAMES: { readonly [T in TypeName]: string } = {
  number: 'number',
  integer: 'integer',
  string: 'text',
  boolean: 'boolean',
  null: 'null',
  array: 'list',
};

/** A domain in words: "number or missing", `one of "LOW", "HIGH"`. */
export function domainWords({ types, values, optional }: Domain): string {
  const kinds =
    values === null
      ? types.map((type) => NAMES[type])
      : [`one of ${values.map((one) => JSON.stringify(one)).join(', ')}`];
  return [...kinds, ...(optional ? ['missing'] : [])].join(' or ');
}
