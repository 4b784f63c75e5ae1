import { expect, it } from '@jest/globals';
import { indexRules } from './rule-index.js';

const leaf = (fact: string) => ({ fact, operator: 'greaterThan', value: 1 });
const rule = (priority: unknown, ...facts: string[]) => ({ conditions: { all: facts.map(leaf) }, priority });

function index(rules: readonly unknown[], options = {}) {
  const read = indexRules(rules, options);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

it('rules stand by priority, then as they came; what is no number is last', () => {
  const { rules } = index([rule(1, 'a'), rule('x', 'a'), rule(3, 'a'), rule(1, 'b')]);
  expect(rules.map((one) => one.index)).toEqual([2, 0, 3, 1]);
});

it('two rules that ask the same share the question and its dimension', () => {
  const { predicates, dimensions } = index([rule(1, 'a', 'b'), rule(1, 'a')]);
  expect(predicates).toHaveLength(2);
  expect(dimensions).toHaveLength(2);
});

it('facts are required unless they may be missing', () => {
  expect(index([rule(1, 'a', 'b')]).requiredFacts).toEqual(['a', 'b']);
  expect(index([rule(1, 'a', 'b')], { allowUndefinedFacts: true }).requiredFacts).toEqual([]);
});

it('names everything that is wrong, shared conditions included', () => {
  const read = indexRules([rule(-1, 'a'), 5], { conditions: new Map([['x', { all: 1 }]]) });
  expect(read.ok ? [] : read.problems.map(({ path }) => path).sort()).toEqual([
    '$.conditions.x.all',
    '$[0].priority',
    '$[1]',
  ]);
});
