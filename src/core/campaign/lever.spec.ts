import { expect, it } from '@jest/globals';
import { type Lever, unsuitedStages } from './lever.js';

const LEVERS: readonly Lever[] = [
  { id: 'retention', title: { 'zh-CN': '挽留', en: 'Retention' }, branch: 'lifetime', stages: ['C', 'D'] },
];

it.each([
  ['suits', 'retention', ['C', 'D'], []],
  ['does not suit all', 'retention', ['A', 'D'], ['A']],
  ['speaks of no stage', 'retention', [], []],
  ['is not known', 'prayer', ['A'], []],
])('a lever that %s', (_case, lever, stages, expected) => {
  expect(unsuitedStages(lever, stages, LEVERS)).toEqual(expected);
});
