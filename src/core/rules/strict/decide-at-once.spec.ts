import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { Condition } from '../engine/condition.js';
import { Operator } from '../engine/operators/operator.js';
import { DecideAtOnce, OPEN } from './decide-at-once.js';
import { GivenFacts } from './given-facts.js';
import { RuleWorld } from './rule-world.js';

const world = new RuleWorld(
  {
    facts: { credit: () => 1 },
    operators: [new Operator('one', () => 1), new Operator('later', () => Promise.resolve(true))],
    conditions: {
      adult: { all: [{ fact: 'age', operator: 'greaterThan', value: 17 }] },
      round: { condition: 'round' },
    },
  },
  new FoundProblems(),
);
world.buildConditions();

const is = (fact: string, value: unknown, more: object = {}) => ({ fact, operator: 'equal', value, ...more });

function decide(conditions: object, asking: 'open' | 'asked' = 'asked', marks = false) {
  const root = new Condition(conditions);
  const decided = () => new DecideAtOnce(new GivenFacts(world, { t: 1, age: 20 }), world, asking, marks).decide(root);
  return { root, decided };
}

describe('an answer at once', () => {
  it.each<[string, object, unknown]>([
    ['all', { all: [is('t', 1), is('t', 1)] }, true],
    ['all with one that is not', { all: [is('t', 1), is('t', 2)] }, false],
    ['any', { any: [is('t', 2), is('t', 1)] }, true],
    ['not', { not: is('t', 1) }, false],
    ['nothing', { any: [] }, true],
    ['nested', { all: [{ any: [{ not: is('t', 2) }] }] }, true],
    ['a lone answer as it is', { all: [{ fact: 't', operator: 'one', value: 0 }] }, 1],
    ['that answer beside another', { all: [{ fact: 't', operator: 'one', value: 0 }, is('t', 1)] }, false],
    ['a shared condition', { all: [{ condition: 'adult' }, is('t', 1)] }, true],
    ['a set of lower priority is not asked', { any: [is('t', 1, { priority: 2 }), is('gone', 1)] }, true],
  ])('%s', (_case, conditions, answer) => {
    expect(decide(conditions).decided()).toBe(answer);
  });

  it.each<[string, object, string]>([
    ['a missing fact', { all: [is('gone', 1)] }, 'Undefined fact: gone'],
    ['an unknown operator', { all: [{ fact: 't', operator: 'like', value: 1 }] }, 'Unknown operator: like'],
    ['an unknown shared condition', { all: [{ condition: 'nobody' }] }, 'No condition nobody exists'],
    ['a circle', { condition: 'round' }, 'round → round'],
    ['a dynamic fact', { all: [is('credit', 1)] }, 'The fact credit must be waited for'],
    ['an operator that promises', { all: [{ fact: 't', operator: 'later', value: 1 }] }, 'The operator later must'],
  ])('throws at %s', (_case, conditions, fault) => {
    expect(decide(conditions).decided).toThrow(fault);
  });
});

describe('with open facts', () => {
  it.each<[string, object, unknown]>([
    ['what they would decide is open', { all: [is('t', 1), is('credit', 1)] }, OPEN],
    ['so is its opposite', { not: { any: [is('t', 2), is('credit', 1)] } }, OPEN],
    ['what is false without them is false', { all: [is('credit', 1), is('t', 2)] }, false],
    ['also below them', { all: [is('credit', 1, { priority: 9 }), is('t', 2)] }, false],
    ['what is true without them is true', { any: [is('credit', 1), is('t', 1)] }, true],
    ['an application’s operator is open', { all: [{ fact: 't', operator: 'one', value: 0 }] }, OPEN],
  ])('%s', (_case, conditions, answer) => {
    expect(decide(conditions, 'open').decided()).toBe(answer);
  });

  it('what is compared with an open fact is read all the same', () => {
    expect(decide({ all: [is('credit', { fact: 'gone' })] }, 'open').decided).toThrow('Undefined fact: gone');
  });
});

it('marks a tree only if told to', () => {
  const conditions = { all: [{ any: [is('t', 1)] }, { condition: 'adult' }] };
  const left = decide(conditions);
  left.decided();
  expect(left.root.all?.[1]?.condition).toBe('adult');
  const marked = decide(conditions, 'asked', true);
  marked.decided();
  expect(marked.root.all?.[0]).toMatchObject({ result: true, any: [{ factResult: 1, valueResult: 1, result: true }] });
  expect(marked.root.all?.[1]).toMatchObject({ result: true, all: [{ factResult: 20, result: true }] });
});
