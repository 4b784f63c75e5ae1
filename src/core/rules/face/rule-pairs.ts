import { canonicalJson } from '../canonical-json.js';
import type { Given, RuleProperties } from '../engine/types.js';

/** A rule of both sides: by its name, else by what it says, else by its place among those that are left. */
export type RulePair = { readonly name?: string; readonly before?: number; readonly after?: number };

/** What a rule says: all but its handlers, which are code. */
export const said = ({ conditions, event, name, priority }: Given<RuleProperties>) => ({
  conditions,
  event,
  ...(name === undefined ? {} : { name }),
  ...(priority === undefined ? {} : { priority }),
});

type Numbered = { readonly rule: Given<RuleProperties>; readonly index: number };
type Side = { left: readonly Numbered[] };
type KeyOf = (rule: Given<RuleProperties>) => string | null;

const nameOf = ({ name }: Given<RuleProperties>) => (name === undefined ? {} : { name });

/** The rules of one side under their keys, in their order. */
function byKey({ left }: Side, keyOf: KeyOf): ReadonlyMap<string, Numbered[]> {
  const keyed = new Map<string, Numbered[]>();
  for (const one of left) {
    const key = keyOf(one.rule);
    if (key !== null) keyed.set(key, [...(keyed.get(key) ?? []), one]);
  }
  return keyed;
}

/** Takes the rules of both sides that have the same key, the first with the first. */
function taken(before: Side, after: Side, keyOf: KeyOf): readonly RulePair[] {
  const waiting = byKey(after, keyOf);
  const matched = before.left.flatMap((old) => {
    const now = waiting.get(keyOf(old.rule) ?? '')?.shift();
    return now === undefined ? [] : [{ old, now }];
  });
  before.left = before.left.filter((one) => !matched.some(({ old }) => old === one));
  after.left = after.left.filter((one) => !matched.some(({ now }) => now === one));
  return matched.map(({ old, now }) => ({ ...nameOf(old.rule), before: old.index, after: now.index }));
}

const named: KeyOf = ({ name }) => (name === undefined ? null : `named ${name}`);
const alike: KeyOf = (rule) => (rule.name === undefined ? canonicalJson(said(rule)) : null);
const inPlace: KeyOf = (rule) => (rule.name === undefined ? 'unnamed' : null);

/** The rules of two versions side by side. Named rules are matched by their names alone, whatever their place. */
export function pairsOf(
  before: readonly Given<RuleProperties>[],
  after: readonly Given<RuleProperties>[],
): readonly RulePair[] {
  const sideOf = (rules: readonly Given<RuleProperties>[]): Side => ({
    left: rules.map((rule, index) => ({ rule, index })),
  });
  const [old, now] = [sideOf(before), sideOf(after)];
  const both = [named, alike, inPlace].flatMap((keyOf) => taken(old, now, keyOf));
  return [
    ...[...both].sort((a, b) => (a.before ?? 0) - (b.before ?? 0)),
    ...old.left.map(({ rule, index }): RulePair => ({ ...nameOf(rule), before: index })),
    ...now.left.map(({ rule, index }): RulePair => ({ ...nameOf(rule), after: index })),
  ];
}
