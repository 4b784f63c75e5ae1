import { expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import {
  Decisions,
  type DecisionTree,
  FALSE,
  hasLeaf,
  readShared,
  type SharedConditions,
  TRUE,
} from './decision-tree.js';
import { Predicates } from './predicates.js';
import { readStrictConditions } from './read-strict-rule.js';

function decide(json: unknown, shared: SharedConditions = {}): DecisionTree {
  const problems = new FoundProblems();
  const decisions = new Decisions(new Predicates({}), readShared(shared, problems));
  return decisions.of(readStrictConditions(json, '$', problems));
}

const a = { fact: 'a', operator: 'equal', value: 1 };
const b = { fact: 'b', operator: 'equal', value: 1 };
const literal = (predicate: number, negated: boolean) => ({ kind: 'literal', predicate, negated });

it.each<[string, unknown, unknown]>([
  ['an empty all', { all: [] }, TRUE],
  ['an empty any, which is true as well', { any: [] }, TRUE],
  ['not of an empty any', { not: { any: [] } }, FALSE],
  ['a lone leaf', { any: [a] }, literal(0, false)],
  ['not', { not: a }, literal(0, true)],
  ['not of not', { not: { not: a } }, literal(0, false)],
  ['not of any', { not: { any: [a, b] } }, { kind: 'all', of: [literal(0, true), literal(1, true)] }],
  ['not of all', { not: { all: [a, b] } }, { kind: 'any', of: [literal(0, true), literal(1, true)] }],
  [
    'all in all',
    { all: [a, { all: [a, b] }] },
    { kind: 'all', of: [literal(0, false), literal(0, false), literal(1, false)] },
  ],
])('%s', (_case, json, tree) => {
  expect(decide(json)).toEqual(tree);
});

it('expands a shared condition, and turns it round', () => {
  const conditions = new Map([['x', { all: [a] }]]);
  expect(decide({ not: { condition: 'x' } }, { conditions })).toEqual(literal(0, true));
});

it('a shared condition nobody knows is false if allowed, else it rejects', () => {
  expect(decide({ condition: 'x' }, { allowUndefinedConditions: true })).toEqual(FALSE);
  expect(decide({ not: { condition: 'x' } }, { allowUndefinedConditions: true })).toEqual(TRUE);
  expect(hasLeaf(decide({ all: [a, { condition: 'x' }] }), 'rejecting')).toBe(true);
});

it('a cycle rejects, and names that double themselves come to an end', () => {
  const cycle = new Map([['x', { all: [{ condition: 'x' }] }]]);
  expect(hasLeaf(decide({ condition: 'x' }, { conditions: cycle }), 'rejecting')).toBe(true);
  const doubling = Array.from({ length: 40 }, (_one, at): [string, object] => {
    const next = { condition: `x${at + 1}` };
    return [`x${at}`, { all: [next, next] }];
  });
  expect(hasLeaf(decide({ condition: 'x0' }, { conditions: new Map(doubling) }), 'rejecting')).toBe(true);
});

it('names within names within names do not exhaust the stack', () => {
  const deep = (name: string) => {
    let json: object = { any: [{ condition: name }] };
    for (let depth = 0; depth < 60; depth += 1) json = { all: [json, a] };
    return json;
  };
  const chain = Array.from({ length: 500 }, (_one, at): [string, object] => [`x${at}`, deep(`x${at + 1}`)]);
  expect(hasLeaf(decide({ condition: 'x0' }, { conditions: new Map(chain) }), 'rejecting')).toBe(true);
});
