import { describe, expect, it } from '@jest/globals';
import { Fact } from '../engine/fact.js';
import type { TopLevelCondition } from '../engine/types.js';
import { PlainRules } from './plain-rules.js';

const is = (fact: string, value: unknown, more: object = {}) => ({ fact, operator: 'equal', value, ...more });
const rule = (conditions: object) => ({ conditions: conditions as TopLevelCondition, event: { type: 'x' } });

function decided(conditions: object, facts: object, options: ConstructorParameters<typeof PlainRules>[1] = {}) {
  const found = new PlainRules([rule(conditions)], options).decide(facts as never);
  return 'rejected' in found ? found.rejected : found.matched.has(0);
}

describe('what rules make of facts', () => {
  it.each<[string, object, object, boolean | string]>([
    ['all', { all: [is('a', 1), is('b', 2)] }, { a: 1, b: 2 }, true],
    ['any of nothing', { any: [] }, {}, true],
    ['not', { not: is('a', 1) }, { a: 1 }, false],
    ['a path', { all: [is('a', 1, { path: '$.b.c' })] }, { a: { b: { c: 1 } } }, true],
    [
      'a path with a wildcard',
      { all: [{ ...is('a', 1, { path: '$.c[*]' }), operator: 'contains' }] },
      { a: { c: [1] } },
      true,
    ],
    ['a path into what is no object', { all: [is('a', 1, { path: '$.b' })] }, { a: 1 }, true],
    ['another fact', { all: [is('a', { fact: 'b' })] }, { a: 1, b: 1 }, true],
    ['a fact that is missing', { all: [is('a', 1)] }, {}, 'Undefined fact: a'],
    ['a fact that need not be asked', { all: [is('a', 1, { priority: 2 }), is('b', 1)] }, { a: 2 }, false],
    ['an operator nobody knows', { all: [{ ...is('a', 1), operator: 'near' }] }, { a: 1 }, 'Unknown operator: near'],
    ['a fact that is a function', { all: [is('a', 1)] }, { a: () => 1 }, 'Fact is a function: a'],
    ['an inherited fact', { all: [is('a', 1)] }, Object.create({ a: 1 }), true],
    ['a Fact under its own id', { all: [is('a', 1)] }, { b: new Fact('a', 1) }, true],
    ['a promise', { all: [is('a', 1)] }, { a: Promise.resolve(1) }, 'Fact is a promise: a'],
    [
      'a promise inside',
      { all: [is('a', 1, { path: '$.b' })] },
      { a: { b: Promise.resolve(1) } },
      'Fact holds a promise: a',
    ],
    ['a condition that is not there', { condition: 'no' }, {}, 'No condition no exists'],
  ])('%s', (_case, conditions, facts, expected) => {
    expect(decided(conditions, facts)).toBe(expected);
  });

  it('shared conditions, and those that are missing or lead back to themselves', () => {
    const conditions = { low: { all: [is('a', 1)] }, loop: { all: [{ condition: 'loop' }] } } as never;
    expect(decided({ condition: 'low' }, { a: 1 }, { conditions })).toBe(true);
    expect(decided({ condition: 'loop' }, {}, { conditions })).toBe('Condition refers to itself: loop → loop');
    expect(decided({ condition: 'no' }, {}, { allowUndefinedConditions: true })).toBe(false);
    expect(decided({ all: [is('a', 1)] }, {}, { allowUndefinedFacts: true })).toBe(false);
  });
});

it('what no engine would take is refused with its place, and the caller’s JSON is not touched', () => {
  expect(() => new PlainRules([rule({ all: [] }), rule({ fact: 'a' })])).toThrow(/^rules\[1\]: "conditions" root/);
  const given = rule({ all: [is('a', 1, { priority: '7' })] });
  const before = JSON.stringify(given);
  expect(new PlainRules([given]).rules[0]?.priority).toBe(1);
  expect(JSON.stringify(given)).toBe(before);
});
