import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CompiledRuleSet, compileRuleSet } from '../../src/core/rules/compile/compile-rule-set.js';
import type { RuleSetOptions } from '../../src/core/rules/compile/rule-index.js';
import { dirtyFacts, dirtyRule, sharedCondition } from '../rules/compiled-dirt.js';
import { Judge } from '../rules/compiled-judge.js';

type Facts = Readonly<Record<string, unknown>>;

function compiled(rules: readonly unknown[], options: RuleSetOptions): CompiledRuleSet {
  const read = compileRuleSet(rules, { allowUndefinedConditions: true, ...options });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** What the index says, with the judge as the exact path. */
async function answered(set: CompiledRuleSet, facts: Facts, judge: Judge) {
  const { matched, undecided } = set.ask(facts);
  const exact = await judge.matches(undecided, facts);
  return exact === 'rejected' ? exact : [...matched, ...exact].sort((a, b) => a - b);
}

describe('whatever the rules and the data, rows match as in json-rules-engine', () => {
  it.each([true, false])('with undefined facts allowed: %s', async (allowUndefinedFacts) => {
    let decisions = 0;
    let undecided = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(dirtyRule, { minLength: 1, maxLength: 8 }),
        sharedCondition,
        fc.array(dirtyFacts, { minLength: 1, maxLength: 6 }),
        async (rules, shared, customers) => {
          const judge = new Judge(rules, { shared, allowUndefinedFacts });
          const set = compiled(rules, { allowUndefinedFacts, conditions: new Map([['shared', shared]]) });
          const all = rules.map((_rule, place) => place);
          for (const facts of customers) {
            decisions += rules.length;
            undecided += set.ask(facts).undecided.length;
            expect(await answered(set, facts, judge)).toEqual(await judge.matches(all, facts));
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
    );
    expect(decisions).toBeGreaterThan(2_000);
    if (allowUndefinedFacts) expect(undecided / decisions).toBeLessThan(0.4);
  });
});
