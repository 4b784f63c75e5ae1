import { describe, expect, it } from '@jest/globals';
import { type CompiledRuleSet, compileRuleSet } from './compile-rule-set.js';
import type { RuleSetOptions } from './rule-index.js';

const over = (fact: string, value: unknown, path = '') => ({ fact, operator: 'greaterThan', value, path });
const exact = () => {
  throw new Error('not asked for');
};

function compiled(rules: readonly unknown[], options: RuleSetOptions = {}): CompiledRuleSet {
  const read = compileRuleSet(rules, { allowUndefinedFacts: true, ...options });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const RULES = [
  { conditions: { all: [over('spend', 50)] }, priority: 1 },
  { conditions: { all: [over('usage', 3, '$.last30d.dataGb'), { not: over('spend', 50) }] }, priority: 1 },
  { conditions: { any: [over('spend', 90), { fact: 'tags', operator: 'contains', value: 'vip' }] }, priority: 9 },
];

describe('one customer against all rules', () => {
  it.each<[string, object, readonly number[]]>([
    ['nothing known, nothing matches', {}, []],
    ['a flat fact', { spend: 60 }, [0]],
    ['highest priority first', { spend: 95 }, [2, 0]],
    ['a nested fact', { spend: 10, usage: { last30d: { dataGb: 4 } } }, [1]],
    ['a path into what is no object is no path', { usage: 4 }, [1]],
    ['a list', { tags: ['vip'] }, [2]],
  ])('%s', (_case, facts, expected) => {
    const set = compiled(RULES);
    expect(set.match(facts as never, exact)).toEqual(expected);
    expect(compiled(RULES, { codeGeneration: false }).match(facts as never, exact)).toEqual(expected);
  });
});

describe('the exact path', () => {
  const set = compiled([
    ...RULES,
    { conditions: { all: [over('spend', 10), over('spend', { fact: 'limit' })] }, priority: 5 },
  ]);

  it('is asked for the rules that survive, and its answer takes its place', () => {
    expect(set.exactRules).toEqual([3]);
    expect(set.match({ spend: 5, limit: 1 }, exact)).toEqual([]);
    expect(set.match({ spend: 95, limit: 1 }, (rules) => rules)).toEqual([2, 3, 0]);
    expect(set.match({ spend: 95, limit: 99 }, () => [])).toEqual([2, 0]);
  });

  it.each<[string, object]>([
    ['a fact that is computed', { spend: () => 60 }],
    ['a fact of some class', { spend: new Date(0) }],
    ['facts of some class', Object.create({ spend: 60 })],
  ])('is asked for every rule by %s', (_case, facts) => {
    expect(set.ask(facts as never)).toEqual({ matched: [], undecided: [2, 3, 0, 1] });
  });

  it('is asked for every rule where a fact is missing that must be there', () => {
    const strict = compiled(RULES, { allowUndefinedFacts: false });
    expect(strict.ask({ spend: 60 }).undecided).toHaveLength(3);
    expect(strict.ask({ spend: 60, usage: undefined, tags: undefined }).matched).toEqual([0]);
  });
});

it('rules beyond the cap of conjunctions are checked in place', () => {
  const pair = (at: number) => ({ any: [over(`f${at}`, 1), over(`g${at}`, 1)] });
  const set = compiled([{ conditions: { all: Array.from({ length: 12 }, (_one, at) => pair(at)) } }]);
  const facts = Object.fromEntries(Array.from({ length: 12 }, (_one, at) => [at % 2 ? `f${at}` : `g${at}`, 2]));
  expect(set.match(facts, exact)).toEqual([0]);
  expect(set.match({ ...facts, f11: 0 }, exact)).toEqual([]);
});
