import { describe, expect, it } from '@jest/globals';
import { DEFAULT_DECORATORS, DEFAULT_OPERATORS } from './default-operators.js';
import { OperatorMap } from './operator-map.js';

function aMap(): OperatorMap {
  const map = new OperatorMap();
  for (const operator of DEFAULT_OPERATORS) map.addOperator(operator);
  for (const decorator of DEFAULT_DECORATORS) map.addOperatorDecorator(decorator);
  return map;
}

describe('operators by name', () => {
  it.each([
    ['equal', true],
    ['not:equal', true],
    ['not:not:equal', true],
    ['someFact:everyValue:not:lessThan', true],
    ['nope', false],
    ['nope:equal', false],
    ['not:nope', false],
    [':equal', false],
    ['equal:', false],
    ['not:', false],
    ['', false],
  ])('%s is known: %s', (name, isKnown) => {
    expect(aMap().get(name) !== null).toBe(isKnown);
  });

  it('are made once', () => {
    const map = aMap();
    expect(map.get('not:equal')).toBe(map.get('not:equal'));
    expect(map.get('swap:not:equal')?.name).toBe('swap:not:equal');
  });

  it('are forgotten with what they are made of', () => {
    const map = aMap();
    map.get('not:swap:equal');
    expect(map.removeOperatorDecorator('swap')).toBe(true);
    expect(map.operators.has('not:swap:equal')).toBe(false);
    map.get('not:equal');
    expect(map.removeOperator('equal')).toBe(true);
    expect(map.operators.has('not:equal')).toBe(false);
    expect([map.removeOperator('equal'), map.removeOperatorDecorator('swap')]).toEqual([false, false]);
  });
});
