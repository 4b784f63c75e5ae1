import { expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { GivenFacts } from './given-facts.js';
import { RuleWorld } from './rule-world.js';
import { RunResult } from './run-result.js';
import { StrictRule } from './strict-rule.js';

const world = new RuleWorld({ facts: { credit: () => 1 } }, new FoundProblems());
const rule = (at: number, conditions: object, more: object = {}) =>
  new StrictRule(at, { name: `r${at}`, conditions, event: { type: `e${at}` }, ...more }, false, world);

const RULES = [
  rule(0, { all: [{ fact: 'a', operator: 'equal', value: 1 }] }, { priority: 3 }),
  rule(1, {
    any: [{ fact: 'a', operator: 'equal', value: 2 }, { all: [{ fact: 'credit', operator: 'equal', value: 1 }] }],
  }),
];
const [first, second] = RULES as [StrictRule, StrictRule];
const run = () =>
  new RunResult(world, new GivenFacts(world, { a: 1 }), [
    [first, true],
    [second, false],
  ]);

it('lists what won and what failed, with their events', () => {
  const { results, failureResults, events, failureEvents } = run();
  expect(results.map(({ name, priority, result }) => [name, priority, result])).toEqual([['r0', 3, true]]);
  expect(failureResults.map(({ name, result }) => [name, result])).toEqual([['r1', false]]);
  expect([events, failureEvents]).toEqual([[{ type: 'e0' }], [{ type: 'e1' }]]);
});

it('builds a tree when it is looked at, and once', () => {
  const [result] = run().results;
  expect(result?.conditions).toBe(result?.conditions);
  expect(JSON.parse(result?.toJSON() ?? '')).toEqual({
    conditions: {
      priority: 1,
      all: [{ fact: 'a', operator: 'equal', value: 1, factResult: 1, valueResult: 1, result: true }],
    },
    event: { type: 'e0' },
    priority: 3,
    name: 'r0',
    result: true,
  });
});

it('a result is the rule’s own: what is written into it is in no other', () => {
  const [result] = run().results;
  Object.assign(result?.event ?? {}, { type: 'changed' });
  expect(run().events).toEqual([{ type: 'e0' }]);
});

it('what nobody asked carries no result', () => {
  const [failed] = run().failureResults;
  expect(failed?.conditions.any[0].result).toBe(false);
  expect(failed?.conditions.any[1]).not.toHaveProperty('result');
  expect(failed?.conditions.any[1].all[0]).not.toHaveProperty('factResult');
});
