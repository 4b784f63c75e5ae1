import type { Tree } from '../../condition/condition.js';
import { canonicalJson } from '../canonical-json.js';
import { claimsOf } from '../check/cells/formula.js';
import type { Suspect, Witnesses } from '../check/suspect.js';
import type { RuleEvent } from '../engine/types.js';
import type { Facts, PlainRules, ReadRule } from './plain-rules.js';
import { leavesOf, type StrictField, type StrictSpace } from './strict-space.js';
import type { StrictLeaf } from './strict-tree.js';

/** Which of two events offer the same. */
export type OfferOf = (event: RuleEvent) => unknown;

/** A rule with its conditions as questions. */
export type TreeOf = { readonly rule: ReadRule; readonly tree: Tree<StrictLeaf> };

/** The names of the facts a rule asks for. */
function factsOf(tree: Tree<StrictLeaf>): readonly string[] {
  return leavesOf([tree]).flatMap((leaf) =>
    leaf.kind === 'sealed' ? leaf.facts : [[leaf.question.fact, ...leaf.question.steps].join('.')],
  );
}

/** Rules as suspects, over a space their questions cut; those of one event type with one meaning are one message. */
export function strictSuspects(trees: readonly TreeOf[], space: StrictSpace, offerOf: OfferOf): readonly Suspect[] {
  return trees.map(({ rule, tree }) => {
    const asked = space.asked(tree);
    const unseen = leavesOf([tree]).map((leaf) => space.whyUnseen(leaf));
    const offer = canonicalJson(offerOf(rule.event) ?? null);
    return {
      index: rule.index,
      ref: { pack: '', rule: String(rule.index) },
      path: `$[${rule.index}].conditions`,
      priority: rule.priority,
      offer,
      message: offer,
      event: canonicalJson(rule.event),
      condition: asked,
      claims: claimsOf(asked),
      facts: new Set(factsOf(tree)),
      sealed: unseen.some((why) => why !== null),
      // What an operator of the caller's own answers may be no boolean, and then counts only where it stands alone.
      divisible: !unseen.includes('custom-operator'),
    };
  });
}

/** Puts a value where a path leads; false where something else is in the way. */
function put(facts: Record<string, unknown>, { root, steps }: StrictField, value: unknown): boolean {
  const [last = root, ...above] = [root, ...steps].reverse();
  let at = facts;
  for (const step of above.reverse()) {
    if (!Object.hasOwn(at, step)) at[step] = {};
    const next = at[step];
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return false;
    at = next as Record<string, unknown>;
  }
  if (value === undefined || Object.hasOwn(at, last)) return value === undefined;
  at[last] = value;
  return true;
}

/** Facts that the rules are run on. */
export function strictWitnesses(rules: PlainRules, fields: readonly StrictField[]): Witnesses<Facts> {
  return {
    sheetAt(at, names) {
      const facts: Record<string, unknown> = {};
      for (const [index, field] of fields.entries()) {
        if (field.sealed || !names.has(field.fact)) continue;
        const cell = field.cells[at[index] ?? -1];
        if (cell === undefined || cell.answers !== undefined || !put(facts, field, cell.value)) return null;
      }
      return facts;
    },
    matches(facts, suspects) {
      const involved = suspects.flatMap(({ index }) => rules.rules[index] ?? []);
      const decided = rules.decide(facts, involved);
      return 'rejected' in decided ? [] : suspects.map(({ index }) => decided.matched.has(index));
    },
  };
}
