import { describe, expect, it } from '@jest/globals';
import { scoreOf } from './score.js';

const rules = {
  defaults: { propensity: 1, context: 1 },
  clamps: { lever: { least: 0.1, most: 3 }, value: { least: 0 } },
};

describe('the score of a candidate', () => {
  it.each([
    ['is its value while nothing else is known', { value: 1_200 }, { p: 1, c: 1, v: 1_200, l: 1, priority: 1_200 }],
    ['falls with the chance', { value: 100, propensity: 0.5 }, { p: 0.5, c: 1, v: 100, l: 1, priority: 50 }],
    [
      'takes the default for a chance nobody knows',
      { value: 100, propensity: null },
      { p: 1, c: 1, v: 100, l: 1, priority: 100 },
    ],
    ['falls with fatigue', { value: 100, context: 2, fatigue: 0.25 }, { p: 1, c: 0.5, v: 100, l: 1, priority: 50 }],
    ['adds levers up', { value: 100, leverWeights: [50, 25] }, { p: 1, c: 1, v: 100, l: 1.75, priority: 175 }],
    ['keeps levers at 3 or less', { value: 100, leverWeights: [500] }, { p: 1, c: 1, v: 100, l: 3, priority: 300 }],
    ['keeps levers at 0.1 or more', { value: 100, leverWeights: [-500] }, { p: 1, c: 1, v: 100, l: 0.1, priority: 10 }],
    ['is never below nothing', { value: -5, context: 2 }, { p: 1, c: 2, v: 0, l: 1, priority: 0 }],
    ['is nothing for who never takes it', { value: 100, propensity: 0 }, { p: 0, c: 1, v: 100, l: 1, priority: 0 }],
  ])('%s', (_case, inputs, expected) => {
    expect(scoreOf(inputs, rules)).toEqual(expected);
  });

  it('takes its defaults and clamps from the rules', () => {
    const others = {
      defaults: { propensity: 0.2, context: 0.5 },
      clamps: { lever: { least: 1, most: 2 }, value: { least: 10 } },
    };
    expect(scoreOf({ value: 0, leverWeights: [900] }, others)).toEqual({ p: 0.2, c: 0.5, v: 10, l: 2, priority: 2 });
  });
});
