import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { Fact } from '../engine/fact.js';
import { Operator } from '../engine/operators/operator.js';
import { isThenable, RuleWorld } from './rule-world.js';

const world = (options: object, problems = new FoundProblems()) => new RuleWorld(options, problems);

describe('what is known beside the rules', () => {
  const known = world({
    facts: { limit: 3, credit: () => 1, later: Promise.resolve(1), own: new Fact('mine', 2) },
    batchedFacts: { score: () => [] },
    operators: [new Operator('like', () => true)],
  });

  it.each([
    ['limit', false],
    ['mine', false],
    ['credit', true],
    ['later', true],
    ['score', true],
    ['nobody', false],
  ])('%s must be waited for: %s', (fact, isDynamic) => {
    expect(known.isDynamic(fact)).toBe(isDynamic);
  });

  it.each([
    ['like', true],
    ['not:like', true],
    ['not:equal', false],
  ])('%s is an application’s own: %s', (operator, isCustom) => {
    expect(known.isCustom(operator)).toBe(isCustom);
  });

  it('a customer’s facts lie over the constants', () => {
    expect(known.over({ limit: 5, x: 1 })).toEqual({ limit: 5, mine: 2, x: 1 });
    const [facts, heir] = [{}, Object.create({ limit: 5 })];
    expect(world({}).over(facts)).toBe(facts);
    expect(known.over(heir)).toBe(heir);
  });
});

it.each<[string, object, string, string]>([
  ['facts that are a list', { facts: [] }, '$.facts', 'WRONG_TYPE'],
  ['a fact without a name', { facts: { '': 1 } }, '$.facts[""]', 'MISSING_FIELD'],
  ['a batched fact that is no function', { batchedFacts: { score: 1 } }, '$.batchedFacts.score', 'WRONG_TYPE'],
  ['a fact of two kinds', { facts: { a: 1 }, batchedFacts: { a: () => [] } }, '$.batchedFacts.a', 'FACT_TWICE'],
  ['a path resolver that is no function', { pathResolver: 5 }, '$.pathResolver', 'WRONG_TYPE'],
  ['operators by name', { operators: { like: 1 } }, '$.operators', 'WRONG_TYPE'],
  ['an operator that is none', { operators: [() => 1] }, '$.operators[0]', 'WRONG_TYPE'],
  ['a shared condition without a name', { conditions: { '': { all: [] } } }, '$.conditions[""]', 'MISSING_FIELD'],
])('%s is a problem with its place', (_case, options, path, code) => {
  const problems = new FoundProblems();
  world(options, problems);
  const found = problems.result(null);
  expect(found.ok ? [] : found.problems).toEqual([expect.objectContaining({ path, code })]);
});

it('a promise is what has a then', () => {
  const waits = Object.defineProperty({}, 'then', { value: () => 1 });
  expect([Promise.resolve(), waits, null, 5, {}].map(isThenable)).toEqual([true, true, false, false, false]);
});
