import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CompiledRuleSet, compileRuleSet } from '../../src/core/rules/compile/compile-rule-set.js';
import { dirtyFacts, dirtyRule, sharedCondition } from '../rules/compiled-dirt.js';

type Facts = Readonly<Record<string, unknown>>;
type Rules = readonly object[];

/** One edit of a rule set: added, taken away, changed, moved, said twice. */
const edit = fc
  .record({
    kind: fc.constantFrom('add', 'remove', 'change', 'move', 'twice'),
    at: fc.nat(),
    to: fc.nat(),
    rule: dirtyRule,
  })
  .map(({ kind, at, to, rule }) => (rules: Rules): Rules => {
    const [from, place] = [at % (rules.length || 1), to % (rules.length || 1)];
    const here = rules[from] ?? rule;
    const edits: Readonly<Record<string, () => Rules>> = {
      add: () => rules.toSpliced(place, 0, rule),
      remove: () => rules.toSpliced(from, 1),
      change: () => rules.map((one, index) => (index === from ? rule : one)),
      move: () => rules.toSpliced(from, 1).toSpliced(place, 0, here),
      twice: () => rules.toSpliced(place, 0, structuredClone(here)),
    };
    return edits[kind]?.() ?? rules;
  });

/** All of an index but its functions, which are asked. */
function bare({ index }: CompiledRuleSet) {
  return {
    ...index,
    predicates: index.predicates.map(({ test: _test, ...rest }) => rest),
    dimensions: index.dimensions.map(({ codeOf: _codeOf, table: _table, ...rest }) => rest),
  };
}

function value<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.problems));
}

it('whatever is edited, a version built on the one before is the version built from nothing', () => {
  let reused = 0;
  fc.assert(
    fc.property(
      fc.array(dirtyRule, { maxLength: 8 }),
      sharedCondition,
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      fc.array(dirtyFacts, { minLength: 1, maxLength: 4 }),
      (first, shared, edits, customers) => {
        const options = { allowUndefinedConditions: true, conditions: new Map([['shared', shared]]) };
        const answers = (set: CompiledRuleSet) => customers.map((facts: Facts) => set.ask(facts));
        let rules: Rules = first;
        let version = value(compileRuleSet(rules, options));
        for (const change of edits) {
          const before = { version, said: answers(version) };
          const kept = new Set(rules.map((rule) => JSON.stringify(rule)));
          rules = change(rules);
          version = value(version.next(rules));
          const whole = value(compileRuleSet(rules, options));
          expect(bare(version)).toEqual(bare(whole));
          expect(answers(version)).toEqual(answers(whole));
          // The version before is what it was.
          expect(answers(before.version)).toEqual(before.said);
          expect(version.reused.rules).toBe(rules.filter((rule) => kept.has(JSON.stringify(rule))).length);
          reused += version.reused.rules;
        }
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
  );
  expect(reused).toBeGreaterThan(500);
});
