import { describe, expect, it } from '@jest/globals';
import { foldOf, judge, judgeOutOfFold } from './judge.js';
import type { Example } from './train.js';

const outcome = (chance: number, churned: boolean) => ({ chance, churned });

describe('area under the curve', () => {
  it.each([
    ['every leaver above every stayer', [outcome(0.9, true), outcome(0.1, false)], 1],
    ['the wrong way round', [outcome(0.1, true), outcome(0.9, false)], 0],
    ['a tie counts one half', [outcome(0.5, true), outcome(0.5, false)], 0.5],
    ['three of four pairs', [outcome(0.4, false), outcome(0.3, true), outcome(0.2, false), outcome(0.8, true)], 0.75],
    ['nobody left', [outcome(0.5, false)], Number.NaN],
  ])('%s', (_case, outcomes, expected) => {
    expect(judge(outcomes).auc).toBe(expected);
  });
});

it('lift and calibration by tenths', () => {
  const outcomes = Array.from({ length: 100 }, (_one, at) => outcome(at / 100, at >= 95 || at < 5));
  const { lift, base, calibration } = judge(outcomes);
  expect([lift, base]).toEqual([5, 0.1]);
  expect(calibration).toHaveLength(10);
  expect(calibration[9]).toEqual({ customers: 10, predicted: expect.closeTo(0.945, 9), observed: 0.5 });
});

it('a fold is a hash, the same for ever', () => {
  expect(
    ['7590-VHVEG', '5575-GNVDE', '3668-QPYBK'].map((id) => foldOf('split:wa_churn:1:', id)),
  ).toMatchInlineSnapshot(`
[
  7,
  9,
  7,
]
`);
});

it('nobody is predicted by a model that saw them: an id learned by heart tells nothing', () => {
  const examples = Array.from({ length: 400 }, (_one, at): Example => {
    return { id: `c-${at}`, values: { id: `c-${at}`, half: at % 2 === 0 }, churned: (at * 7) % 3 === 0 };
  });
  const plan = {
    attributes: [{ name: 'id' }, { name: 'half' }],
    mostBins: 5,
    scale: { atOdds: 600, odds: 50, doubling: 20 },
  };
  const judged = judgeOutOfFold(plan, examples, 'split:test:1:');
  if (typeof judged !== 'string') expect(Math.abs(judged.auc - 0.5)).toBeLessThan(0.1);
});
