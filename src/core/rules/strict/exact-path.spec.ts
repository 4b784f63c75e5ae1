import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { BatchDesk } from './batch-desk.js';
import { ExactPath, isAsked, type Wanted } from './exact-path.js';
import { GivenFacts } from './given-facts.js';
import { RuleWorld } from './rule-world.js';
import { StrictRule } from './strict-rule.js';

const is = (fact: string, value: unknown, more: object = {}) => ({ fact, operator: 'equal', value, ...more });
const event = { type: 'x' };
const DOCUMENTS = [
  { conditions: { all: [is('a', 1)] }, event },
  { conditions: { all: [is('credit', 1), is('a', 1)] }, event, priority: 2 },
  { conditions: { all: [is('gone', 1)] }, event, priority: 5 },
  { conditions: { all: [is('bad', 1)] }, event, priority: 9 },
];

function path() {
  const asked: string[] = [];
  const facts = {
    credit: () => Promise.resolve(asked.push('credit')),
    bad: () => Promise.reject(new Error('bad')),
  };
  const world = new RuleWorld({ facts }, new FoundProblems());
  const rules = DOCUMENTS.map((json, at) => new StrictRule(at, json, false, world));
  const exact = new ExactPath(world, rules);
  const decide = async (places: readonly number[], given: object, wanted: Wanted = 'matches') =>
    exact.decide(places, new GivenFacts(world, given as never), new BatchDesk(world.batched), wanted);
  return { asked, exact, world, rules, decide };
}

const holding = async (decided: Promise<ReadonlyMap<number, unknown>>) =>
  [...(await decided)].map(([place, one]) => [
    place,
    typeof one === 'boolean' ? one : (one as { result: unknown }).result,
  ]);

describe('rules one by one', () => {
  it('highest priority first', async () => {
    expect(await holding(path().decide([0, 1], { a: 1 }))).toEqual([
      [1, true],
      [0, true],
    ]);
  });

  it('a rule that is false without its dynamic fact does not ask for it, unless a whole result is wanted', async () => {
    const { asked, decide } = path();
    await decide([1], { a: 2 });
    expect(asked).toEqual([]);
    await decide([1], { a: 2 }, 'whole');
    expect(asked).toEqual(['credit']);
  });

  it.each<[string, readonly number[], string]>([
    ['what is undefined', [0, 2], 'Undefined fact: gone'],
    ['the fault of the highest priority', [2, 3], 'bad'],
  ])('rejects with %s', async (_case, places, fault) => {
    await expect(path().decide(places, { a: 1 })).rejects.toThrow(fault);
  });

  it('at once, as long as nothing must be waited for', () => {
    const { exact, world } = path();
    const at = (places: readonly number[], given: object) =>
      Object.fromEntries(exact.decideAtOnce(places, new GivenFacts(world, given as never)));
    expect(at([0, 1], { a: 2 })).toEqual({ 0: false, 1: false });
    expect(() => at([1], { a: 1 })).toThrow('The fact credit must be waited for');
  });

  it('says who will ask', () => {
    const { exact, world, rules } = path();
    const survivors = (a: number, wanted: Wanted) =>
      exact.survivors([0, 1], new GivenFacts(world, { a }), wanted).map(({ index }) => index);
    expect([survivors(1, 'matches'), survivors(2, 'matches'), survivors(2, 'whole')]).toEqual([[1], [], [1]]);
    expect(rules.map((one) => isAsked(one, 'whole'))).toEqual([false, true, false, true]);
  });
});
