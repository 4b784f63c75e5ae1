import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simdKernel } from '../../src/adapters/wasm/simd-kernel.js';
import type { ColumnKernel } from '../../src/core/rules/columns/column-kernel.js';
import { ColumnMatcher } from '../../src/core/rules/columns/column-matcher.js';
import { encodeFacts } from '../../src/core/rules/columns/encode-block.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { type CompiledRuleSet, compileRuleSet } from '../../src/core/rules/compile/compile-rule-set.js';
import { dirtyFacts, dirtyRule, sharedCondition } from '../rules/compiled-dirt.js';
import { Judge } from '../rules/compiled-judge.js';

type Facts = Readonly<Record<string, unknown>>;
type Answer = { readonly matched: readonly number[]; readonly undecided: readonly number[] };

const ROWS = 128;
const KERNELS: readonly (readonly [string, () => ColumnKernel])[] = [
  ['scalar', scalarKernel],
  ['SIMD', simdKernel],
];

/** Block by block, each customer's answer as the row path gives it. */
function columnAnswers(set: CompiledRuleSet, customers: readonly Facts[], kernel: ColumnKernel): readonly Answer[] {
  const matcher = new ColumnMatcher(set.index, kernel, ROWS);
  const exact = new Set(set.exactRules);
  const everyRule = set.index.rules.map(({ index }) => index);
  const answers: Answer[] = [];
  for (const block of encodeFacts(set.index, customers, ROWS)) {
    const counts = [...matcher.counts(block)];
    const { n, starts, rules, irregular } = matcher.match(block);
    for (const count of rules) counts[count] = (counts[count] ?? 0) - 1;
    expect(counts.every((left) => left === 0)).toBe(true);
    for (let row = 0; row < n; row += 1) {
      const survivors = [...rules.subarray(starts[row], starts[row + 1])];
      const matched = survivors.filter((rule) => !exact.has(rule));
      const undecided = irregular.includes(row) ? everyRule : survivors.filter((rule) => exact.has(rule));
      answers.push({ matched, undecided });
    }
  }
  return answers;
}

const manyFacts = fc.oneof(
  fc.array(dirtyFacts, { maxLength: 6 }),
  // More than a block, so that blocks and words end in the middle.
  fc
    .tuple(fc.array(dirtyFacts, { minLength: 1, maxLength: 6 }), fc.integer({ min: 100, max: 300 }))
    .map(([some, n]) => Array.from({ length: n }, (_one, at) => some[at % some.length] ?? {})),
);

describe.each(KERNELS)('whatever the rules and the data, the %s kernel', (_name, kernel) => {
  it('says what rows say', () => {
    fc.assert(
      fc.property(fc.array(dirtyRule, { maxLength: 12 }), sharedCondition, manyFacts, (rules, shared, customers) => {
        const options = { allowUndefinedFacts: true, allowUndefinedConditions: true };
        const read = compileRuleSet(rules, { ...options, conditions: new Map([['shared', shared]]) });
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const set = read.value;
        const columns = columnAnswers(set, customers, kernel());
        for (const [row, facts] of customers.entries()) {
          const { matched, undecided } = columns[row] ?? { matched: [], undecided: [] };
          const answer = set.ask(facts);
          const sure = matched.filter((rule) => !answer.undecided.includes(rule));
          expect([...sure]).toEqual(answer.matched.filter((rule) => !set.exactRules.includes(rule)));
          // A rule that only the exact path decides in full may already be decided by the row path: by a part of it.
          const open = new Set([...undecided, ...matched]);
          expect([...answer.undecided, ...answer.matched].filter((rule) => !open.has(rule))).toEqual([]);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });

  it('says what json-rules-engine says', async () => {
    let decisions = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(dirtyRule, { minLength: 1, maxLength: 8 }),
        fc.array(dirtyFacts, { minLength: 1, maxLength: 6 }),
        async (rules, customers) => {
          const judge = new Judge(rules);
          const read = compileRuleSet(rules, { allowUndefinedFacts: true, allowUndefinedConditions: true });
          if (!read.ok) throw new Error(JSON.stringify(read.problems));
          const columns = columnAnswers(read.value, customers, kernel());
          const all = rules.map((_rule, place) => place);
          for (const [row, { matched, undecided }] of columns.entries()) {
            decisions += rules.length;
            const facts = customers[row] ?? {};
            const exact = await judge.matches(undecided, facts);
            const found = exact === 'rejected' ? exact : [...matched, ...exact].sort((a, b) => a - b);
            expect(found).toEqual(await judge.matches(all, facts));
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
    expect(decisions).toBeGreaterThan(1_000);
  });
});
