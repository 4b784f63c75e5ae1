import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { MERGE_RULES, MERGEABLE, readMergeRules } from './merge-rules.js';

type Json = Record<string, unknown> &
  Record<'personal' | 'basic' | 'business' | 'usage' | 'preference', Record<string, unknown>>;
const shipped = (): Json => JSON.parse(readFileSync('rules/merge.json', 'utf8'));
const problemsOf = (json: unknown) => {
  const read = readMergeRules(json);
  const problems = read.ok ? [] : read.problems;
  expect(problems.flatMap((one) => Object.values(problemWords(one))).join()).not.toMatch(/\{\w+\}/);
  return problems.map(({ path, code }) => `${path} ${code}`);
};

describe('the rules of a merge', () => {
  it('as shipped give every field of the profile one rule', () => {
    const read = readMergeRules(shipped());
    expect(read.ok && [...read.value.keys()].sort()).toEqual([...MERGEABLE.keys()].sort());
  });

  it('every rule fits some field, and both sides fit every field but consents', () => {
    const fitting = [...MERGEABLE.values()];
    expect(MERGE_RULES.filter((rule) => !fitting.some((rules) => rules.includes(rule)))).toEqual([]);
    const without = [...MERGEABLE].filter(
      ([, rules]) => !rules.includes('keep-primary') || !rules.includes('keep-other'),
    );
    expect(without.map(([field]) => field)).toEqual(['consents']);
  });

  it.each<[string, (json: Json) => void, string]>([
    ['a field without a rule', (json) => delete json.basic.age, '$.basic.age MISSING_FIELD'],
    ['a group that is not there', (json) => delete (json as Record<string, unknown>).usage, '$.usage MISSING_FIELD'],
    ['a group that is no object', (json) => Object.assign(json, { usage: 'sum' }), '$.usage WRONG_TYPE'],
    ['a field nobody knows', (json) => Object.assign(json.basic, { colour: 'newest' }), '$.basic.colour UNKNOWN_FIELD'],
    [
      'an operator for a field',
      (json) => Object.assign(json.basic, { $set: 'newest' }),
      '$.basic["$set"] FORBIDDEN_NAME',
    ],
    ['a rule nobody knows', (json) => Object.assign(json.basic, { age: 'best' }), '$.basic.age VALUE_NOT_ALLOWED'],
    ['a sum of texts', (json) => Object.assign(json.basic, { region: 'sum' }), '$.basic.region VALUE_NOT_ALLOWED'],
    [
      'the newest of a month',
      (json) => Object.assign(json.usage, { revenue: 'newest' }),
      '$.usage.revenue VALUE_NOT_ALLOWED',
    ],
    [
      'one side for consents',
      (json) => Object.assign(json, { consents: 'keep-other' }),
      '$.consents VALUE_NOT_ALLOWED',
    ],
    ['a number for a rule', (json) => Object.assign(json, { origin: 7 }), '$.origin WRONG_TYPE'],
  ])('are refused with %s', (_case, change, expected) => {
    const json = shipped();
    change(json);
    expect(problemsOf(json)).toEqual([expected]);
  });

  it.each([[null], [[]], ['x'], [{}]])('%j are none', (json) => {
    expect(problemsOf(json).length).toBeGreaterThan(0);
  });
});
