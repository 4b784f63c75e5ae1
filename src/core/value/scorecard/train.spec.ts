import { describe, expect, it } from '@jest/globals';
import { bucket } from '../../kit/hash.js';
import { type Example, type TrainingPlan, trainScorecard } from './train.js';

const PLAN: TrainingPlan = {
  attributes: [{ name: 'risky' }, { name: 'noise' }, { name: 'same' }],
  mostBins: 5,
  scale: { atOdds: 600, odds: 50, doubling: 20 },
};

const chanceOf = (salt: string, at: number) => bucket(salt, String(at)) / 10_000;

const EXAMPLES = Array.from({ length: 2_000 }, (_one, at): Example => {
  const risky = chanceOf('risky:', at) < 0.4;
  const values = { risky, noise: chanceOf('noise:', at), same: 'x' };
  return { id: `c-${at}`, values, churned: chanceOf('end:', at) < (risky ? 0.5 : 0.1) };
});

it('learns what tells the two sides apart, and leaves out what does not vary', () => {
  const trained = trainScorecard(PLAN, EXAMPLES);
  if (typeof trained === 'string') throw new Error(trained);
  const { card, dropped } = trained;
  expect(dropped).toContain('same');
  const risky = card.attributes.find(({ name }) => name === 'risky');
  expect(risky?.slope).toBeCloseTo(-1, 1);
  expect(risky?.bins).toEqual({ kind: 'values', values: [false, true] });
});

it('no attribute raises the chance of churn in its safer bins', () => {
  const doubled = EXAMPLES.map((one) => ({ ...one, values: { ...one.values, copy: one.values.risky ?? null } }));
  const noisy = doubled.map((one, at) =>
    at % 7 === 0 ? { ...one, values: { ...one.values, copy: one.values.copy !== true } } : one,
  );
  const trained = trainScorecard({ ...PLAN, attributes: [...PLAN.attributes, { name: 'copy' }] }, noisy);
  if (typeof trained === 'string') throw new Error(trained);
  expect(Math.max(...trained.card.attributes.map(({ slope }) => slope))).toBeLessThan(0);
});

it('of two attributes that say the same the first is kept', () => {
  const doubled = EXAMPLES.map((one) => ({ ...one, values: { ...one.values, copy: one.values.risky ?? null } }));
  const plan = { ...PLAN, attributes: [{ name: 'risky' }, { name: 'copy' }] };
  const trained = trainScorecard(plan, doubled);
  if (typeof trained === 'string') throw new Error(trained);
  expect(trained.card.attributes.map(({ name }) => name)).toEqual(['risky']);
  expect(trained.dropped).toEqual(['copy']);
});

it('leaves out what both sides have alike, though it varies', () => {
  const even = EXAMPLES.slice(0, 400).map((one, at) => ({
    ...one,
    values: { risky: at % 8 < 6 === at % 16 < 8, even: at % 2 === 0 },
    churned: at % 16 < 8,
  }));
  const trained = trainScorecard({ ...PLAN, attributes: [{ name: 'risky' }, { name: 'even' }] }, even);
  expect(typeof trained === 'string' ? trained : trained.dropped).toEqual(['even']);
});

it('is the same whatever the order of the examples', () => {
  const ours = JSON.stringify(trainScorecard(PLAN, EXAMPLES), rounded);
  expect(JSON.stringify(trainScorecard(PLAN, [...EXAMPLES].reverse()), rounded)).toBe(ours);
});

/** Sums of floating-point numbers in another order differ in their last digits. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
}

describe('where there is nothing to learn', () => {
  it.each([
    ['nobody left', EXAMPLES.map((one) => ({ ...one, churned: false })), 'ONE_SIDE_EMPTY'],
    ['nobody at all', [], 'ONE_SIDE_EMPTY'],
    ['nothing varies', EXAMPLES.map((one) => ({ ...one, values: {} })), 'NO_OPTIMUM'],
  ])('%s', (_case, examples, expected) => {
    expect(trainScorecard(PLAN, examples)).toBe(expected);
  });
});
