import { describe, expect, it } from '@jest/globals';
import { foldTree, type Tree } from '../../condition/condition.js';
import { Condition } from '../engine/condition.js';
import { type StrictLeaf, StrictReader } from './strict-tree.js';

const is = (value: unknown, operator = 'equal') => ({ fact: 'n', operator, value });
const SHARED = { low: { all: [is(1)] }, loop: { any: [{ condition: 'loop' }] } };

function read(json: object, allowUndefinedConditions = false): Tree<StrictLeaf> {
  const conditions = new Map(Object.entries(SHARED).map(([name, group]) => [name, new Condition(group)]));
  const beside = { dynamic: () => false, custom: new Set<string>() };
  return new StrictReader(beside, { conditions, allowUndefinedConditions }).root(new Condition(json));
}

const shown = (tree: Tree<StrictLeaf>): string =>
  foldTree<StrictLeaf, string>(tree, {
    leaf: (leaf) => (leaf.kind === 'sealed' ? leaf.why : String(leaf.question.literals)),
    all: (parts) => `all(${parts.join()})`,
    any: (parts) => `any(${parts.join()})`,
    not: (part) => `not(${part})`,
  });

describe('conditions as json-rules-engine reads them', () => {
  it.each([
    ['groups', { all: [is(1), { not: { any: [is(2), is(3)] } }] }, 'all(1,not(any(2,3)))'],
    ['an empty any holds', { any: [] }, 'all()'],
    ['of several groups any counts', { all: [is(1)], any: [is(2)] }, 'any(2)'],
    ['a shared condition as if it stood there', { any: [{ condition: 'low' }, is(2)] }, 'any(all(1),2)'],
    ['a shared condition at the root', { condition: 'low' }, 'all(1)'],
    ['beside a group it is not seen at the root', { condition: 'nobody', all: [is(1)] }, 'all(1)'],
    ['one that leads back to itself rejects', { condition: 'loop' }, 'any(rejects)'],
    ['one that is not there rejects', { all: [{ condition: 'nobody' }] }, 'all(rejects)'],
    ['what is not looked into', { all: [is(1, 'near')] }, 'all(custom-operator)'],
  ])('%s', (_case, json, expected) => {
    expect(shown(read(json))).toBe(expected);
  });

  it('one that is not there is false where that is allowed', () => {
    expect(shown(read({ all: [{ condition: 'nobody' }] }, true))).toBe('all(any())');
  });

  it('what may answer anything at any time is alone; what facts decide is the same question', () => {
    const keys = (one: object) => {
      const tree = read({ all: [one, one] });
      return tree.kind === 'all' && tree.of.map((part) => part.kind === 'leaf' && part.leaf.key);
    };
    const [a, b] = keys(is(1, 'near')) || [];
    const [c, d] = keys(is('abc', 'in')) || [];
    expect([a === b, c === d]).toEqual([false, true]);
  });
});
