import { expect, it } from '@jest/globals';
import { FoundProblems } from '../../../kit/found-problems.js';
import { Lowering } from './lowered-rule.js';

const rule = (value: unknown, more: object = {}) => ({
  conditions: { all: [{ fact: 'a', operator: 'equal', value }] },
  ...more,
});

function lowering(previous?: Lowering) {
  return new Lowering({}, new FoundProblems(), previous?.known);
}

it('a rule is lowered as if it were alone', () => {
  const one = lowering();
  const [first, second] = [one.of(rule(1), 0), one.of(rule(2), 1)];
  expect([first.tree, second.tree]).toEqual([first.tree, first.tree]);
  expect([first, second].map(({ predicates }) => predicates.keys)).toEqual([['equal 1'], ['equal 2']]);
});

it.each<[string, unknown, number]>([
  ['the same conditions, whatever else it says', rule(1, { name: 'new', event: { type: 'y' } }), 1],
  ['keys in another order', { conditions: { all: [{ value: 1, operator: 'equal', fact: 'a' }] } }, 1],
  ['another value', rule('1'), 0],
  ['another priority', rule(1, { priority: 2 }), 0],
])('is taken over with %s', (_case, json, reused) => {
  const before = lowering();
  before.of(rule(1), 0);
  const next = lowering(before);
  next.of(json, 5);
  expect(next.reused).toBe(reused);
});

it('a rule with problems is not taken over: its places must be named again', () => {
  const before = lowering();
  before.of({ conditions: { all: 1 } }, 0);
  expect(before.known.size).toBe(0);
});
