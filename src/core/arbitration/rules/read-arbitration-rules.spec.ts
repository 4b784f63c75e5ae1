import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FactDefinition } from '../../facts/fact-catalogue.js';
import { influenceAt } from './influencer.js';
import { readArbitrationRules } from './read-arbitration-rules.js';

type Json = Record<string, unknown>;

const shipped = JSON.parse(readFileSync('rules/arbitration.json', 'utf8')) as Json;
const { levers } = shipped as { readonly levers: Json };
const tenure = {
  name: 'tenureMonths',
  type: 'number',
  unit: 'months',
  nullable: true,
  labels: { 'zh-CN': '在网时长', en: 'Tenure' },
} as unknown as FactDefinition;
const names = { levers: Object.keys(levers), catalogue: new Map([['tenureMonths', tenure]]) };

const spring = {
  id: 'spring-5g',
  title: { 'zh-CN': '春季 5G', en: 'Spring of 5G' },
  points: 40,
  from: '2026-03-01T00:00:00Z',
  until: '2026-06-01T00:00:00Z',
  halfLifeDays: 30,
  scope: {
    levers: ['cross-sell'],
    channels: ['sms'],
    when: { all: [{ fact: 'tenureMonths', operator: 'greaterThan', value: 12 }] },
  },
};
const withSpring = (change: Json) => ({ ...shipped, influencers: [{ ...spring, ...change }] });

describe('the rules of arbitration', () => {
  it('are read as shipped, and their numbers are those of the methods', () => {
    const read = readArbitrationRules(shipped, names);
    expect(read).toMatchObject({
      ok: true,
      value: {
        defaults: { propensity: 1, context: 1 },
        clamps: { lever: { least: 0.1, most: 3 }, value: { least: 0 } },
        treat: { valueAbove: 0, exempt: ['service'] },
        propensity: { groupWeight: 100 },
        exploration: { share: 0.1, enough: { shows: 100, acceptances: 5, days: 14 } },
      },
    });
  });

  it('hold influencers with their instants and segments', () => {
    const read = readArbitrationRules(withSpring({}), names);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const influence = influenceAt(read.value.influencers, new Date('2026-03-31T00:00:00Z'));
    const candidate = { offerId: 'any', lever: 'cross-sell', channel: 'sms' };
    expect(influence(candidate, { tenureMonths: 13 })).toEqual([20]);
    expect(influence(candidate, {})).toEqual([]);
  });

  it.each([
    ['a missing part', { ...shipped, treat: undefined }, '$.treat', 'WRONG_TYPE'],
    ['a part nobody knows', { ...shipped, luck: 1 }, '$.luck', 'UNKNOWN_FIELD'],
    [
      'a chance above 1',
      { ...shipped, defaults: { propensity: 2, context: 1 } },
      '$.defaults.propensity',
      'NOT_A_SHARE',
    ],
    [
      'a clamp that turns the order round',
      { ...shipped, clamps: { lever: { least: -1, most: 3 }, value: { least: 0 } } },
      '$.clamps.lever.least',
      'ARBITRATION_FACTOR_BELOW_ZERO',
    ],
    [
      'an empty clamp',
      { ...shipped, clamps: { lever: { least: 4, most: 3 }, value: { least: 0 } } },
      '$.clamps.lever',
      'ARBITRATION_RANGE_EMPTY',
    ],
    [
      'an unknown purpose',
      { ...shipped, treat: { valueAbove: 0, exempt: ['fun'] } },
      '$.treat.exempt[0]',
      'VALUE_NOT_ALLOWED',
    ],
    ['an unknown lever', { ...shipped, levers: { luck: 5 } }, '$.levers.luck', 'UNKNOWN_LEVER'],
    ['a weight in words', { ...shipped, levers: { renewal: 'much' } }, '$.levers.renewal', 'WRONG_TYPE'],
    ['levers as a list', { ...shipped, levers: [] }, '$.levers', 'WRONG_TYPE'],
    [
      'no weight of the group',
      { ...shipped, propensity: { groupWeight: 0, halfLifeDays: 9 } },
      '$.propensity.groupWeight',
      'NOT_ABOVE_ZERO',
    ],
    ['an influencer that is no instant', withSpring({ from: 'spring' }), '$.influencers[0].from', 'NOT_AN_INSTANT'],
    ['one that ends early', withSpring({ until: spring.from }), '$.influencers[0].until', 'INFLUENCER_ENDS_EARLY'],
    ['one that never halves', withSpring({ halfLifeDays: 0 }), '$.influencers[0].halfLifeDays', 'NOT_ABOVE_ZERO'],
    [
      'one of an unknown lever',
      withSpring({ scope: { levers: ['luck'] } }),
      '$.influencers[0].scope.levers[0]',
      'VALUE_NOT_ALLOWED',
    ],
    [
      'one for a segment nobody can tell',
      withSpring({ scope: { when: { all: [{ fact: 'mood', operator: 'equal', value: 1 }] } } }),
      '$.influencers[0].scope.when.all[0].fact',
      'UNKNOWN_FACT',
    ],
    [
      'one for an empty segment',
      withSpring({ scope: { when: { all: [] } } }),
      '$.influencers[0].scope.when.all',
      'EMPTY_GROUP',
    ],
    ['the same twice', { ...shipped, influencers: [spring, spring] }, '$.influencers[1].id', 'ID_TWICE'],
  ])('refuse %s', (_case, json, path, code) => {
    const read = readArbitrationRules(JSON.parse(JSON.stringify(json, (_key, value) => value ?? null)), names);
    expect(read.ok ? [] : read.problems.map((problem) => [problem.path, problem.code])).toContainEqual([path, code]);
  });
});
