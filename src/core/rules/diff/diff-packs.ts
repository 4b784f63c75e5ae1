import type { Rule, RulePack } from '../rule-pack.js';
import { type JsonChange, jsonChanges } from './json-changes.js';

/** What became of a pack: rules by their id, wherever they stand. Paths of a changed rule start at the rule, `$`. */
export type PackDiff = {
  readonly pack: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly rule: string; readonly changes: readonly JsonChange[] }[];
  /** What changed outside the rules. */
  readonly changes: readonly JsonChange[];
};

const byId = ({ rules }: RulePack): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]));

/** The rules of two versions side by side, without running them. The order of rules is no difference. */
export function diffPacks(before: RulePack, after: RulePack): PackDiff {
  const [old, now] = [byId(before), byId(after)];
  const { rules: _before, ...outsideBefore } = before;
  const { rules: _after, ...outsideAfter } = after;
  const changed = [...old.values()].flatMap((rule) => {
    const changes = now.has(rule.id) ? jsonChanges(rule, now.get(rule.id)) : [];
    return changes.length === 0 ? [] : [{ rule: rule.id, changes }];
  });
  return {
    pack: after.pack,
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed,
    changes: jsonChanges(outsideBefore, outsideAfter),
  };
}

/** Whether the two say the same. */
export function isSamePack({ added, removed, changed, changes }: PackDiff): boolean {
  return [added, removed, changed, changes].every((list) => list.length === 0);
}
