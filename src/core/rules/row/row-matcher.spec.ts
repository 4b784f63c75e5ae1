import { expect, it } from '@jest/globals';
import { indexRules } from '../compile/rule-index.js';
import { RowMatcher } from './row-matcher.js';

function matcherOf(rules: readonly unknown[]) {
  const read = indexRules(rules, { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return new RowMatcher(read.value);
}

const at = (value: number) => ({ conditions: { all: [{ fact: 'f', operator: 'greaterThanInclusive', value }] } });

it('finds rules in every word, each once, and begins anew for each customer', () => {
  const matcher = matcherOf(Array.from({ length: 100 }, (_one, value) => at(value)));
  expect(matcher.answer({ f: 99 }).matched).toEqual(Array.from({ length: 100 }, (_one, value) => value));
  expect(matcher.answer({ f: 0 }).matched).toEqual([0]);
  expect(matcher.answer({ f: -1 }).matched).toEqual([]);
});

it('two ways to match are one match', () => {
  const any = [
    { fact: 'f', operator: 'equal', value: 1 },
    { fact: 'g', operator: 'equal', value: 1 },
  ];
  expect(matcherOf([{ conditions: { any } }]).answer({ f: 1, g: 1 }).matched).toEqual([0]);
});

it('a rule that matches anyway is not left open', () => {
  const any = [
    { fact: 'f', operator: 'equal', value: 1 },
    { fact: 'g', operator: 'equal', value: { fact: 'h' } },
  ];
  const matcher = matcherOf([{ conditions: { any } }]);
  expect(matcher.answer({ f: 1 })).toEqual({ matched: [0], undecided: [] });
  expect(matcher.answer({ f: 2 })).toEqual({ matched: [], undecided: [0] });
});

it('a customer whose getter asks again keeps an answer of their own', () => {
  const all = [
    { fact: 'f', operator: 'equal', value: 1 },
    { fact: 'g', operator: 'equal', value: 1 },
  ];
  const matcher = matcherOf([{ conditions: { all } }]);
  const inner: unknown[] = [];
  const facts = {
    f: 1,
    get g() {
      inner.push(matcher.answer({ f: 2, g: 2 }));
      return 1;
    },
  };
  expect(matcher.answer(facts)).toEqual({ matched: [0], undecided: [] });
  expect(inner[0]).toEqual({ matched: [], undecided: [0] });
  const thrower = {
    get f() {
      throw new Error('no');
    },
  };
  expect(() => matcher.answer(thrower)).toThrow('no');
  expect(matcher.answer({ f: 1, g: 1 }).matched).toEqual([0]);
});

it('no rules match nothing', () => {
  expect(matcherOf([]).answer({ f: 1 })).toEqual({ matched: [], undecided: [] });
});
