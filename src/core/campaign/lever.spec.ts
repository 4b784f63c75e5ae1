import { expect, it } from '@jest/globals';
import type { Guardrail } from './guardrail.js';
import { checkLeverGuardrails, type Lever, unsuitedStages } from './lever.js';

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

it('a guardrail of a lever that nobody knows is named by its place', () => {
  const words = { 'zh-CN': '词', en: 'words' };
  const known: Guardrail = {
    code: 'margin',
    title: words,
    metric: 'margin',
    limit: 1,
    onBreach: 'warn',
    preset: null,
    why: words,
  };
  const levers = LEVERS.map((lever) => ({ ...lever, guardrails: ['margin', 'gone'] }));
  expect(checkLeverGuardrails([...LEVERS, ...levers], [known])).toEqual([
    { path: '$[1].guardrails[1]', code: 'UNKNOWN_GUARDRAIL', params: { guardrail: 'gone' } },
  ]);
});
