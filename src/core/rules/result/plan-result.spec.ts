import { describe, expect, it } from '@jest/globals';
import { Engine } from '../engine/engine.js';
import { Rule } from '../engine/rule.js';
import type { TopLevelCondition } from '../engine/types.js';
import { BEYOND } from './fact-place.js';
import { ResultPlanner } from './plan-result.js';

const asks = (value: number, more: object = {}) => ({ fact: 'f', operator: 'equal', value, ...more });

function answer(conditions: object, engine = new Engine(), custom: readonly string[] = []) {
  const rule = new Rule({ conditions: conditions as TopLevelCondition, event: { type: 'e' } });
  const said = { result: false };
  const tree = new ResultPlanner(engine, new Set(custom)).root(rule.conditions).ask({ f: 1 }, said);
  return { tree: JSON.parse(JSON.stringify(tree)), result: said.result };
}

function isBeyond(conditions: object, engine: Engine, custom: readonly string[] = []): boolean {
  try {
    answer(conditions, engine, custom);
    return false;
  } catch (error) {
    return error === BEYOND;
  }
}

it('sets of one priority are asked together, the highest first', () => {
  const { tree } = answer({ any: [asks(1), asks(1, { priority: 5 })] });
  expect(tree.any.map((part: object) => 'result' in part)).toEqual([false, true]);
});

it('a shared condition stands where its name stood', () => {
  const engine = new Engine();
  engine.setCondition('known', { all: [asks(1)] });
  const { tree, result } = answer({ all: [{ condition: 'known' }] }, engine);
  expect(result).toBe(true);
  expect(tree.all[0].all[0].factResult).toBe(1);
});

it('a name nobody set is false, where that is allowed', () => {
  const engine = new Engine([], { allowUndefinedConditions: true });
  expect(answer({ not: { condition: 'unknown' } }, engine).result).toBe(true);
});

describe('left to the interpreter', () => {
  it.each<[string, object, readonly string[]]>([
    ['an operator of one’s own', { all: [asks(1)] }, ['equal']],
    ['one under a decorator', { all: [asks(1, { operator: 'not:equal' })] }, ['equal']],
    ['an operator nobody knows', { all: [asks(1, { operator: 'like' })] }, []],
    ['a name nobody set', { all: [{ condition: 'unknown' }] }, []],
    ['a fact that is no name', { all: [asks(1, { fact: 5 })] }, []],
  ])('%s', (_case, conditions, custom) => {
    expect(isBeyond(conditions, new Engine(), custom)).toBe(true);
  });

  it('a condition that leads back to itself', () => {
    const engine = new Engine();
    engine.setCondition('a', { all: [{ condition: 'a' }] });
    expect(isBeyond({ all: [{ condition: 'a' }] }, engine)).toBe(true);
  });
});
