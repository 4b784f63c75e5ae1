import { describe, expect, it } from '@jest/globals';
import { simdKernel } from '../../src/adapters/wasm/simd-kernel.js';
import { ColumnMatcher } from '../../src/core/rules/columns/column-matcher.js';
import { compileRuleSet } from '../../src/core/rules/compile/compile-rule-set.js';
import { MOST_CONJUNCTIONS } from '../../src/core/rules/compile/conjunctions.js';
import { maskIndexOf } from '../../src/core/rules/row/mask-index.js';
import { compile, type RuleDocument } from '../../src/rules.js';

/** A rule set as large as a marketer's gets: 1,000 rules of 6 questions about 40 fields. */
function ruleAt(number: number, threshold = number) {
  const all = Array.from({ length: 6 }, (_one, at) => ({
    fact: 'profile',
    path: `$.group${(number + at) % 8}.field${(number * 7 + at * 3) % 40}`,
    operator: ['lessThan', 'greaterThanInclusive', 'notEqual'][(number + at) % 3],
    value: (threshold * 13 + at) % 60,
  }));
  return { conditions: { all: [...all.slice(0, 4), { any: all.slice(4) }] }, priority: 1 + (number % 5) };
}

const RULES = Array.from({ length: 1_000 }, (_one, number) => ruleAt(number));

function compiled(rules: readonly unknown[]) {
  const read = compileRuleSet(rules, { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe('a version of 1,000 rules', () => {
  it('with one rule edited compiles that rule and the fields it names, and leaves the running version as it was', () => {
    const facts = { profile: { group0: { field0: 1 } } };
    const running = compiled(RULES);
    const before = running.ask(facts);
    const edited = running.next(RULES.map((rule, number) => (number === 500 ? ruleAt(500, 7) : rule)));
    const next = edited.ok ? edited.value : running;
    expect(next.index.rules).toHaveLength(1_000);
    expect(next.reused.rules).toBe(999);
    expect(next.index.fields.length - next.reused.fields).toBeLessThanOrEqual(6);
    expect(running.ask(facts)).toEqual(before);
    expect(next.ask(facts)).toEqual(compiled(RULES.with(500, ruleAt(500, 7))).ask(facts));
  });

  it('with its rules in another order compiles nothing anew', () => {
    const turned = compiled(RULES).next([...RULES].reverse());
    expect(turned.ok && turned.value.reused).toEqual({ rules: 1_000, fields: compiled(RULES).index.fields.length });
  });

  it('answers the same whether code may be generated or not', () => {
    const rules = RULES.map((rule, number) => ({
      ...rule,
      event: { type: `r${number}` },
    })) as unknown as RuleDocument[];
    const sets = [true, false].map((codeGeneration) => compile(rules, { allowUndefinedFacts: true, codeGeneration }));
    const field = (seed: number) => (seed * 2_654_435_761) % 61;
    const groupOf = (customer: number, group: number) =>
      Object.fromEntries(
        Array.from({ length: 40 }, (_one, at) => [`field${at}`, field(customer * 331 + group * 41 + at)]),
      );
    let matches = 0;
    for (let customer = 0; customer < 200; customer += 1) {
      const groups = Array.from({ length: 8 }, (_one, group) => [`group${group}`, groupOf(customer, group)]);
      const [fast, plain] = sets.map((set) => set.matchSync({ profile: Object.fromEntries(groups) }));
      expect(fast).toEqual(plain);
      matches += fast?.length ?? 0;
    }
    expect(matches).toBeGreaterThan(1_000);
  });

  it('needs little memory', () => {
    const { index } = compiled(RULES);
    expect(index.dimensions.length).toBeLessThan(400);
    expect(maskIndexOf(index).masks.byteLength).toBeLessThan(4_000_000);
    expect(new ColumnMatcher(index, simdKernel()).bytes).toBeLessThan(4_000_000);
  });
});

it('a rule that would be a million conjunctions stays within the cap and is still right', () => {
  const either = (at: number) => ({
    any: [
      { fact: `f${at}`, operator: 'equal', value: 1 },
      { fact: `f${at}`, operator: 'equal', value: 2 },
      { fact: `g${at}`, operator: 'equal', value: 1 },
    ],
  });
  const set = compiled([{ conditions: { all: Array.from({ length: 20 }, (_one, at) => either(at)) } }]);
  expect(set.index.rules[0]?.conjunctions.length).toBeLessThanOrEqual(MOST_CONJUNCTIONS);
  const facts = Object.fromEntries(Array.from({ length: 20 }, (_one, at) => [`f${at}`, 1 + (at % 2)]));
  expect(set.ask(facts)).toEqual({ matched: [0], undecided: [] });
  expect(set.ask({ ...facts, f19: 3 })).toEqual({ matched: [], undecided: [] });
});
