import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { Operator } from '../engine/operators/operator.js';
import { RuleWorld } from './rule-world.js';
import { eventOf, readDocument, StrictRule } from './strict-rule.js';

const is = (fact: string, value: unknown, more: object = {}) => ({ fact, operator: 'equal', value, ...more });

const world = new RuleWorld(
  {
    facts: { credit: () => 1 },
    batchedFacts: { score: () => [] },
    operators: [new Operator('like', () => true)],
    replaceFactsInEventParams: true,
    conditions: { scored: { any: [is('score', 1), { condition: 'scored' }] } },
  },
  new FoundProblems(),
);
world.buildConditions();

const needs = (conditions: object, event: object = { type: 'x' }) =>
  new StrictRule(0, { conditions, event }, false, world).needs;

describe('a rule needs', () => {
  it.each<[string, object, boolean]>([
    ['nothing', { all: [is('f', 1)] }, false],
    ['a dynamic fact', { all: [{ not: is('credit', 1) }] }, true],
    ['a dynamic fact to compare with', { all: [is('f', { fact: 'credit' })] }, true],
    ['an application’s operator', { any: [{ fact: 'f', operator: 'not:like', value: 1 }] }, true],
    ['what a shared condition needs', { condition: 'scored' }, true],
    ['nothing of a group that is ignored', { any: [is('f', 1)], all: [is('credit', 1)] }, false],
  ])('%s', (_case, conditions, waits) => {
    expect(needs(conditions).waits).toBe(waits);
  });

  it('answers of batched facts, with their params', () => {
    const conditions = { all: [is('score', { fact: 'score', params: { n: 2 } }, { params: { n: 1 } })] };
    expect(needs(conditions, { type: 'x', params: { of: { fact: 'score' } } })).toMatchObject({
      fillsEvent: true,
      questions: [
        { fact: 'score', params: { n: 1 } },
        { fact: 'score', params: { n: 2 } },
        { fact: 'score', params: {} },
      ],
    });
  });
});

it.each([
  [
    { type: 'x', params: { a: 1 }, more: 1 },
    { type: 'x', params: { a: 1 } },
  ],
  [{ type: 'x', params: 0 }, { type: 'x' }],
  [null, { type: 'unknown' }],
])('of the event %j is kept %j', (event, kept) => {
  expect(eventOf(event)).toEqual(kept);
});

const circle: { not?: object } = {};
circle.not = circle;

it.each<[string, object, readonly string[]]>([
  ['nothing where all is there', { conditions: { all: [] }, event: { type: 'x' } }, []],
  ['no event', { conditions: { all: [] } }, ['$[2].event MISSING_FIELD']],
  ['an event without a type', { event: {} }, ['$[2].event.type MISSING_FIELD']],
  ['what is too deep, and nothing else of it', circle, ['$[2] TOO_DEEP']],
  ['handlers', { event: null, onSuccess: () => 1 }, ['$[2].onSuccess UNKNOWN_FIELD']],
])('refuses %s', (_case, json, expected) => {
  const problems = new FoundProblems();
  readDocument(json, 2, problems);
  const found = problems.result(null);
  expect(found.ok ? [] : found.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
