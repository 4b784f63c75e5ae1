import { type Finding, findingOf } from './finding.js';

/** json-rules-engine's conditions shared by name: each as its author wrote it. */
export type SharedConditions = Readonly<Record<string, unknown>>;

/** The names a condition refers to with `{ "condition": name }`, wherever they stand in it. */
export function referencesIn(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(referencesIn);
  if (json === null || typeof json !== 'object') return [];
  const { condition, all, any, not } = json as Readonly<Record<string, unknown>>;
  const own = typeof condition === 'string' ? [condition] : [];
  return [...new Set([...own, ...[all, any, not].flatMap(referencesIn)])];
}

/** Shared conditions that lead back to themselves: json-rules-engine overflows its stack on them, at run time. */
export function referenceCycles(shared: SharedConditions): readonly Finding[] {
  const claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
  const next = new Map(Object.entries(shared).map(([name, json]) => [name, referencesIn(json)]));
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  const walk = (name: string, trail: readonly string[]): void => {
    const since = trail.indexOf(name);
    if (since >= 0) cycles.push([...trail.slice(since), name]);
    if (since >= 0 || done.has(name)) return;
    for (const to of next.get(name) ?? []) walk(to, [...trail, name]);
    done.add(name);
  };
  for (const name of next.keys()) walk(name, []);
  return cycles.map((cycle) => findingOf('reference-cycle', { rules: [], cycle, claim }));
}
