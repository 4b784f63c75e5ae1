import { expect, it } from '@jest/globals';
import { pointsOf, type Scorecard, scaleOf, scoreAt, scorer } from './scorecard.js';

const SCALE = { atOdds: 600, odds: 50, doubling: 20 };
const CARD: Scorecard = {
  intercept: -1,
  attributes: [
    { name: 'tenure', bins: { kind: 'cuts', cuts: [12] }, weights: [-0.8, 0.6, 0, 0], slope: -0.9 },
    { name: 'term', bins: { kind: 'values', values: ['none', 'year'] }, weights: [-0.5, 1.2, 0, 0], slope: -0.7 },
  ],
  scale: SCALE,
};

it('the scale of methods.md section 10', () => {
  const { factor, offset } = scaleOf(SCALE);
  expect([factor.toFixed(4), offset.toFixed(4)]).toEqual(['28.8539', '487.1229']);
  expect(scoreAt(0.265, SCALE).toFixed(2)).toBe('516.56');
  expect(scoreAt(1 / 51, SCALE)).toBeCloseTo(600, 9);
});

it('points add up to the score of the chance', () => {
  const points = pointsOf(CARD);
  const { chance, score } = scorer(CARD)({ tenure: 3, term: 'year' });
  expect(chance).toBeCloseTo(1 / (1 + Math.exp(1 - 0.72 + 0.84)), 12);
  expect(score).toBe(Math.round((points[0]?.[0] ?? 0) + (points[1]?.[1] ?? 0)));
  expect(score).toBe(Math.round(scoreAt(chance, SCALE)));
});

it('reasons are what costs points, most first; who is at the best loses none', () => {
  const read = scorer(CARD);
  expect(read({ tenure: 3, term: 'none' }).reasons.map(({ attribute, bin }) => [attribute, bin])).toEqual([
    ['tenure', 0],
    ['term', 0],
  ]);
  expect(read({ tenure: 12, term: 'year' }).reasons).toEqual([]);
  expect(read({}).reasons).toHaveLength(2);
});
