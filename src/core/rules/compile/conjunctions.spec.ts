import { expect, it } from '@jest/globals';
import { conjunctionsOf, MOST_CONJUNCTIONS } from './conjunctions.js';
import { type DecisionTree, FALSE, TRUE } from './decision-tree.js';

const is = (predicate: number): DecisionTree => ({ kind: 'literal', predicate, negated: false });
const isNot = (predicate: number): DecisionTree => ({ kind: 'literal', predicate, negated: true });
const all = (...of: DecisionTree[]): DecisionTree => ({ kind: 'all', of });
const any = (...of: DecisionTree[]): DecisionTree => ({ kind: 'any', of });
const possible: DecisionTree = { kind: 'possible' };

const written = (tree: DecisionTree) =>
  conjunctionsOf(tree).map(({ literals, verdict }) => `${verdict} ${literals.join('&')}`);

it.each<[string, DecisionTree, readonly string[]]>([
  ['true', TRUE, ['sure ']],
  ['false', FALSE, []],
  ['all', all(is(1), isNot(0)), ['sure 1&2']],
  ['any', any(is(1), isNot(0)), ['sure 2', 'sure 1']],
  ['all of any', all(is(0), any(is(1), is(2))), ['sure 0&2', 'sure 0&4']],
  ['the same twice', all(is(0), any(is(1), is(1)), is(0)), ['sure 0&2']],
  ['a contradiction', any(all(is(0), isNot(0)), is(1)), ['sure 2']],
  ['something possible', all(is(0), any(is(1), possible)), ['sure 0&2', 'exact 0']],
  ['something that may reject', all(is(0), { kind: 'rejecting' }), ['exact ']],
])('%s', (_case, tree, expected) => {
  expect(written(tree)).toEqual(expected);
});

const pairs = (n: number) => Array.from({ length: n }, (_one, at) => any(is(at * 2 + 1), is(at * 2 + 2)));

it('up to the cap a product is written out', () => {
  expect(conjunctionsOf(all(is(0), ...pairs(6)))).toHaveLength(MOST_CONJUNCTIONS);
});

it('beyond the cap less is demanded, and what survives is checked', () => {
  const found = conjunctionsOf(all(is(0), ...pairs(7)));
  expect(found).toHaveLength(MOST_CONJUNCTIONS);
  expect(found.every(({ literals, verdict }) => verdict === 'check' && literals.includes(0))).toBe(true);
  const many = any(...Array.from({ length: 65 }, (_one, at) => is(at)));
  expect(written(many)).toEqual(['check ']);
  expect(written(all(many, possible))).toEqual(['exact ']);
});
