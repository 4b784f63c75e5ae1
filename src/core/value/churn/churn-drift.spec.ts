import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aChurnCard } from '../../../../test/builders/a-scorecard.js';
import type { Example } from '../scorecard/train.js';
import { driftReference, driftReport } from './churn-drift.js';

const { card } = aChurnCard();
const MARKS = { watch: 0.1, act: 0.25 };
const base = (short: number, long: number): readonly Example[] => [
  ...Array.from({ length: short }, (_one, at) => ({ id: `s${at}`, values: { tenure: 1 }, churned: false })),
  ...Array.from({ length: long }, (_one, at) => ({ id: `l${at}`, values: { tenure: 40 }, churned: false })),
];

it('the reference counts customers by bin', () => {
  expect(driftReference(card, base(30, 70))).toEqual({
    customers: 100,
    attributes: { tenure: [30, 70, 0, 0] },
    scoreCuts: [545],
    score: [30, 70, 0, 0],
  });
});

describe('the verdict', () => {
  const reference = driftReference(card, base(500, 500));
  it.each([
    ['nothing has moved', base(500, 500), 'STEADY'],
    ['a little', base(600, 400), 'STEADY'],
    ['to be watched', base(700, 300), 'WATCH'],
    ['to be acted on', base(800, 200), 'ACT'],
  ])('%s', (_case, now, expected) => {
    const { word, score, attributes } = driftReport(card, reference, now, MARKS);
    expect([word, score.word, attributes.map((one) => one.word)]).toEqual([expected, expected, [expected]]);
  });
});

it('is never below zero', () => {
  const count = fc.nat(200);
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const report = driftReport(card, driftReference(card, base(a, b)), base(c, d), MARKS);
      for (const { index } of [report.score, ...report.attributes]) expect(index).toBeGreaterThanOrEqual(0);
    }),
  );
});
