import { describe, expect, it } from '@jest/globals';
import { type ArmUnits, drawRatios } from './draw-ratio.js';

const MARKS = { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 };
const arm = (name: 'control' | 'treated', bound: number, units: number, change: Partial<ArmUnits> = {}): ArmUnits => ({
  ...{ layer: 'campaign', salt: 'campaign:w:1:', variant: null, arm: name, units },
  ...(name === 'control' ? { from: 0, to: bound } : { from: bound, to: 10_000 }),
  ...change,
});

describe('the draws of a campaign', () => {
  it.each([
    ['as planned', [arm('control', 1_000, 1_000), arm('treated', 1_000, 9_000)], { p: 1, verdict: 'fits' }],
    ['far from plan', [arm('control', 1_000, 9_500), arm('treated', 1_000, 90_500)], { verdict: 'warns' }],
    ['with nobody in control', [arm('treated', 1_000, 9_000)], { verdict: 'warns' }],
    [
      'of a ramp, each phase by its own plan',
      [...['control', 'treated'].map((name) => arm(name as 'control', 9_900, name === 'control' ? 9_900 : 100))].concat(
        ['control', 'treated'].map((name) => arm(name as 'control', 5_000, 500)),
      ),
      { p: 1, verdict: 'fits' },
    ],
  ])('%s', (_case, counts, expected) => {
    expect(drawRatios(counts, MARKS)).toMatchObject([
      { test: { kind: 'tested', ...expected, ...('p' in expected ? { p: expect.closeTo(expected.p, 9) } : {}) } },
    ]);
  });

  it('are each tested by themselves: of two looked at each needs more', () => {
    const counts = [910, 899].flatMap((control, index) => {
      const salt = `campaign:w:${index}:`;
      return [arm('control', 1_000, control, { salt }), arm('treated', 1_000, 10_000 - control, { salt })];
    });
    // p = 0.0027 and 0.00076: below the mark alone, and not of two.
    expect(drawRatios(counts, MARKS).map(({ test }) => test?.kind === 'tested' && test.verdict)).toEqual([
      'fits',
      'fits',
    ]);
    expect(drawRatios(counts.slice(2), MARKS)).toMatchObject([{ test: { verdict: 'warns' } }]);
  });

  it.each([
    ['that keep nobody out', [arm('treated', 0, 9_000)]],
    ['of a global control', [arm('control', 200, 180, { layer: 'global', salt: 'holdout:global:1:' })]],
    [
      'of components, where all are treated',
      [arm('treated', 0, 50, { layer: 'component', to: 50, variant: 'random' })],
    ],
  ])('%s have arms and no test', (_case, counts) => {
    expect(drawRatios(counts, MARKS)).toMatchObject([{ test: null, arms: [{ units: counts[0]?.units }] }]);
  });

  it('are none before anybody was assigned', () => {
    expect(drawRatios([], MARKS)).toEqual([]);
  });
});
