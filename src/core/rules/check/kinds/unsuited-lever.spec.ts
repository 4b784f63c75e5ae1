import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact, aRule, aRulePack } from '../../../../../test/builders/a-rule-pack.js';
import { compilePack } from '../../program.js';
import { unsuitedLevers } from './unsuited-lever.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'lifecycleStage', type: 'enum', values: ['A', 'B', 'C', 'D', 'E'] }),
  aFact({ name: 'senior', type: 'boolean' }),
);
const twice = { 'zh-CN': 'x', en: 'x' };
const LEVERS = [{ id: 'retention', title: twice, branch: 'lifetime', stages: ['C', 'D'] }];

const stage = (operator: string, value: unknown) => ({ fact: 'lifecycleStage', operator, value });
const senior = { fact: 'senior', operator: 'equal', value: true };

function found(conditions: unknown, levers = LEVERS) {
  const pack = compilePack(aRulePack({ rules: [aRule({ conditions })] }), CATALOGUE);
  return unsuitedLevers([pack], levers, CATALOGUE).map(({ rules, lever, stretch }) => [rules[0]?.rule, lever, stretch]);
}

describe('a lever that does not suit its stage', () => {
  it.each([
    ['one stage', { all: [stage('equal', 'A')] }, ['A']],
    ['some of several', { all: [stage('in', ['B', 'C', 'E'])] }, ['B', 'E']],
    ['all but one', { all: [stage('notEqual', 'D')] }, ['A', 'B', 'E']],
    ['beside other questions', { all: [senior, { any: [stage('equal', 'E'), stage('equal', 'D')] }] }, ['E']],
  ])('is told: %s', (_case, conditions, values) => {
    expect(found(conditions)).toEqual([['high-spend', 'retention', { kind: 'values', values }]]);
  });

  it.each([
    ['a stage it suits', { all: [stage('equal', 'C')] }, LEVERS],
    ['a rule that does not ask for the stage', { all: [senior] }, LEVERS],
    ['a lever nobody knows is the problem of another check', { all: [stage('equal', 'A')] }, []],
  ])('is not told: %s', (_case, conditions, levers) => {
    expect(found(conditions, levers)).toEqual([]);
  });
});
