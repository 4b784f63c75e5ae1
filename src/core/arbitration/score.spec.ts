import { describe, expect, it } from '@jest/globals';
import { scoreOf } from './score.js';

describe('the score of a candidate', () => {
  it.each([
    ['is its value while nothing else is known', { value: 1_200 }, { p: 1, c: 1, v: 1_200, l: 1, priority: 1_200 }],
    ['falls with the chance', { value: 100, propensity: 0.5 }, { p: 0.5, c: 1, v: 100, l: 1, priority: 50 }],
    ['adds levers up', { value: 100, leverWeights: [50, 25] }, { p: 1, c: 1, v: 100, l: 1.75, priority: 175 }],
    ['keeps levers at 3 or less', { value: 100, leverWeights: [500] }, { p: 1, c: 1, v: 100, l: 3, priority: 300 }],
    ['keeps levers at 0.1 or more', { value: 100, leverWeights: [-500] }, { p: 1, c: 1, v: 100, l: 0.1, priority: 10 }],
    ['is never below nothing', { value: -5, context: 2 }, { p: 1, c: 2, v: 0, l: 1, priority: 0 }],
  ])('%s', (_case, inputs, expected) => {
    expect(scoreOf(inputs)).toEqual(expected);
  });
});
