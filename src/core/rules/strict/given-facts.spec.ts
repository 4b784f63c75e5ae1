import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { Fact } from '../engine/fact.js';
import { GivenFacts } from './given-facts.js';
import { RuleWorld } from './rule-world.js';

const given = (facts: object, options: object = {}) =>
  new GivenFacts(
    new RuleWorld({ facts: { limit: 3, credit: () => 1 }, ...options }, new FoundProblems()),
    facts as never,
  );

describe('facts at hand', () => {
  it.each<[string, object, string, string, unknown]>([
    ['the customer’s own', { a: 1 }, 'a', '', 1],
    ['inherited ones count', Object.create({ a: 1 }), 'a', '', 1],
    ['over the engine’s', { limit: 5 }, 'limit', '', 5],
    ['the engine’s', {}, 'limit', '', 3],
    ['by a path', { a: { b: 2 } }, 'a', '$.b', 2],
    ['a path into what is no object is no path', { a: 7 }, 'a', '$.b', 7],
    ['a Fact by its own name', { x: new Fact('a', 8) }, 'a', '', 8],
  ])('%s', (_case, facts, id, path, value) => {
    expect(given(facts).value(id, path)).toBe(value);
  });

  it('what is compared with is a literal or another fact', () => {
    const facts = given({ a: { b: 2 } });
    expect([facts.compared(5), facts.compared({ fact: 'a', path: '$.b' }), facts.compared([1])]).toEqual([5, 2, [1]]);
  });

  it('refuse what nobody gave, unless that is allowed', () => {
    expect(() => given({}).value('gone', '')).toThrow('Undefined fact: gone');
    expect(given({}, { allowUndefinedFacts: true }).value('gone', '')).toBeUndefined();
    expect(() => given({ '': 1 })).toThrow('factId required');
  });

  it.each<[string, object, string, string]>([
    ['a dynamic fact', {}, 'credit', ''],
    ['a function the customer brings', { a: () => 1 }, 'a', ''],
    ['a promise', { a: Promise.resolve(1) }, 'a', ''],
    ['a promise inside', { a: { b: Promise.resolve(1) } }, 'a', '$.b'],
  ])('do not wait for %s', (_case, facts, id, path) => {
    expect(() => given(facts).value(id, path)).toThrow('must be waited for');
  });

  it('know which side of a condition is to be waited for', () => {
    const facts = given({ a: () => 1, credit: 5 });
    expect(facts.waits).toBe(true);
    expect([{ fact: 'a' }, { fact: 'credit' }, { fact: 'limit' }, 5].map((side) => facts.isDynamicSide(side))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
