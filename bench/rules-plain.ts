/** The benchmark's own plain reading of its rules, only to draw rules that few customers match. */
export type Profile = Readonly<Record<string, unknown>>;
export type Leaf = {
  readonly fact: string;
  readonly path: string;
  readonly operator: string;
  readonly value: unknown;
};
export type Node =
  | Leaf
  | { readonly all: readonly Node[] }
  | { readonly any: readonly Node[] }
  | { readonly not: Node };

function valueAt(profile: Profile, path: string): unknown {
  let value: unknown = profile;
  for (const step of path.slice(2).split('.')) value = (value as Profile | null | undefined)?.[step];
  return value;
}

const ASK: Readonly<Record<string, (have: unknown, need: unknown) => boolean>> = {
  equal: (have, need) => have === need,
  notEqual: (have, need) => have !== need,
  in: (have, need) => (need as unknown[]).includes(have),
  notIn: (have, need) => !(need as unknown[]).includes(have),
  contains: (have, need) => Array.isArray(have) && have.includes(need),
  doesNotContain: (have, need) => Array.isArray(have) && !have.includes(need),
  lessThan: (have, need) => typeof have === 'number' && have < (need as number),
  lessThanInclusive: (have, need) => typeof have === 'number' && have <= (need as number),
  greaterThan: (have, need) => typeof have === 'number' && have > (need as number),
  greaterThanInclusive: (have, need) => typeof have === 'number' && have >= (need as number),
};

export function matchesNode(node: Node, profile: Profile): boolean {
  if ('all' in node) return node.all.every((part) => matchesNode(part, profile));
  if ('any' in node) return node.any.some((part) => matchesNode(part, profile));
  if ('not' in node) return !matchesNode(node.not, profile);
  return ASK[node.operator]?.(valueAt(profile, node.path), node.value) ?? false;
}
