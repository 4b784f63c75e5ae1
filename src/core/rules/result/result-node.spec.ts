import { describe, expect, it } from '@jest/globals';
import { Engine } from '../engine/engine.js';
import { BEYOND, FactPlace } from './fact-place.js';
import { beyond, ResultGroup, ResultLeaf, type ResultNode, unknownName } from './result-node.js';

const ENGINE = new Engine([], { allowUndefinedFacts: true });
function operatorOf(name: string) {
  const operator = ENGINE.operators.get(name);
  if (operator === null) throw new Error(`no operator ${name}`);
  return operator;
}

function leaf(value: unknown, more: object = {}): ResultNode {
  const json = { operator: 'equal', value, fact: 'f', ...more };
  return new ResultLeaf({
    json,
    value,
    left: new FactPlace(ENGINE, 'f', undefined),
    right: null,
    operator: operatorOf('equal'),
  });
}

function asked(node: ResultNode, facts: object) {
  const said = { result: false };
  const tree = node.ask(facts as never, said);
  return { tree: JSON.stringify(tree), result: said.result };
}

describe('a question', () => {
  it.each([
    ['that holds', { f: 1 }, true, '"factResult":1,"valueResult":1,"result":true'],
    ['that fails', { f: 2 }, false, '"factResult":2,"valueResult":1,"result":false'],
    ['of what is not there', {}, false, '"valueResult":1,"result":false'],
  ])('%s', (_case, facts, result, tail) => {
    expect(asked(leaf(1), facts)).toEqual({ tree: `{"operator":"equal","value":1,"fact":"f",${tail}}`, result });
  });

  it('keeps its priority and name in front, its path behind', () => {
    const { tree } = asked(leaf(1, { priority: 3, name: 'n', path: '$.a' }), { f: 1 });
    expect(Object.keys(JSON.parse(tree))).toEqual([
      'priority',
      'name',
      'operator',
      'value',
      'fact',
      'factResult',
      'valueResult',
      'result',
      'path',
    ]);
  });
});

describe('a group', () => {
  const group = (joint: 'any' | 'all' | 'not', of: readonly ResultNode[], sets = [of.map((_one, at) => at)]) =>
    new ResultGroup({ joint, priority: undefined, name: undefined, of, sets });

  it.each([
    ['all, one fails', group('all', [leaf(1), leaf(2)]), false],
    ['any, one holds', group('any', [leaf(1), leaf(2)]), true],
    ['not of what fails', group('not', [leaf(2)]), true],
    ['nothing is true of all', group('all', [], []), true],
    ['and, here, of any', group('any', [], []), true],
  ])('%s', (_case, node, expected) => {
    expect(asked(node, { f: 1 }).result).toBe(expected);
  });

  it('a later set is not asked once the answer is settled', () => {
    const { tree } = asked(group('any', [leaf(2), leaf(1)], [[1], [0]]), { f: 1 });
    expect(JSON.parse(tree).any.map((part: object) => 'result' in part)).toEqual([false, true]);
  });
});

it('what is beyond cannot be asked, but shown', () => {
  const json = { operator: 'mine', value: { a: 1 }, fact: 'f' };
  expect(beyond(json).blank()).toEqual(json);
  expect(beyond(json).blank()).not.toBe(json);
  expect(() => asked(beyond(json), {})).toThrow();
  try {
    asked(beyond(json), {});
  } catch (error) {
    expect(error).toBe(BEYOND);
  }
});

it('a name nobody set is false', () => {
  expect(asked(unknownName({ condition: 'gone' }), {})).toEqual({ tree: '{"condition":"gone"}', result: false });
});
