import { describe, expect, it } from '@jest/globals';
import type { Condition, Leaf } from '../condition/condition.js';
import type { Lever } from './lever.js';
import { leverDoubts, stagesAsked } from './lever-doubts.js';

const STAGES = ['A', 'B', 'C', 'D', 'E'];
const words = { 'zh-CN': '词', en: 'words' };
const LEVERS: readonly Lever[] = [
  { id: 'retention', title: words, branch: 'lifetime', stages: ['C', 'D'] },
  { id: 'win-back', title: words, branch: 'lifetime', stages: ['D', 'E'] },
];
const leaf = (fact: string, operator: Leaf['operator'], value: Leaf['value'], more: Partial<Leaf> = {}): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'enum', operator, value, ...more },
});
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
const stage = (...values: readonly string[]) => leaf('lifecycleStage', 'in', values);
const band = leaf('arpuBand', 'equal', 'HIGH');

describe('the stages a condition asks for', () => {
  it.each<[string, Condition, readonly string[] | null]>([
    ['none', all(band), null],
    ['one', all(band, leaf('lifecycleStage', 'equal', 'D')), ['D']],
    ['some', all(stage('B', 'C')), ['B', 'C']],
    ['all but one', all({ kind: 'not', of: leaf('lifecycleStage', 'equal', 'E') }), ['A', 'B', 'C', 'D']],
    ['one of two ways leaves the stage open', any(stage('D'), band), STAGES],
    ['two that exclude each other', all(stage('A'), stage('D')), []],
    [
      'what another unknown fact means does not matter',
      all(stage('D'), { kind: 'not', of: leaf('arpuBand', 'equal', 'LOW', { unknown: 'matches' }) }),
      ['D'],
    ],
  ])('%s', (_case, condition, stages) => {
    expect(stagesAsked(condition, STAGES)).toEqual(stages);
  });
});

describe('a lever is doubted', () => {
  const known = { levers: LEVERS, stages: STAGES };
  it.each<[string, string, Condition, readonly string[], readonly string[]]>([
    ['never, where it suits', 'retention', all(stage('D')), ['E'], []],
    ['where the rule asks for a stage it does not suit', 'retention', all(stage('D', 'E')), ['C'], ['E']],
    ['where the rule asks for none and the plan does', 'win-back', all(band), ['C', 'D'], ['C']],
    ['by another, if nobody knows it', 'prayer', all(stage('A')), ['A'], []],
  ])('%s', (_case, lever, condition, planned, unsuited) => {
    const doubts = leverDoubts([{ rule: 'a-rule', lever, condition }], planned, known);
    const expected = { path: 'a-rule', code: 'LEVER_DOES_NOT_SUIT', params: { lever, stages: unsuited.join(', ') } };
    expect(doubts).toEqual(unsuited.length === 0 ? [] : [expected]);
  });
});
