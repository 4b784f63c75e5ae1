import { describe, expect, it } from '@jest/globals';
import { type Look, sampleRatio } from './srm.js';

const MARKS = { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 };
const READ_OUT: Look = { kind: 'read-out' };
const ratio = (observed: readonly number[], shares: readonly number[], look: Look = READ_OUT) =>
  sampleRatio([{ observed, shares }], look, MARKS);

describe('the sample ratio', () => {
  it.each([
    ['as planned', [9_000, 1_000], [0.9, 0.1], 0, 1, 1, 'fits'],
    ['far from plan', [90_500, 9_500], [0.9, 0.1], 27.777_778, 1, 1.360_8e-7, 'blocks'],
    ['of three arms', [5_020, 3_010, 1_970], [0.5, 0.3, 0.2], 0.563_333, 2, 0.754_525, 'fits'],
    ['a little off', [9_085, 915], [0.9, 0.1], 8.027_778, 1, 0.004_606, 'warns'],
  ])('%s', (_case, observed, shares, chiSquare, df, p, verdict) => {
    const answer = ratio(observed, shares);
    expect(answer).toMatchObject({ kind: 'tested', df, verdict, method: 'chi-square' });
    if (answer.kind !== 'tested') return;
    expect(answer.chiSquare).toBeCloseTo(chiSquare, 6);
    expect(answer.p / p).toBeCloseTo(1, 3);
  });

  it('is tested exactly where a cell expects fewer than ten', () => {
    expect(ratio([38, 12], [0.9, 0.1])).toMatchObject({ method: 'exact', verdict: 'warns' });
    expect(ratio([5, 1, 14], [0.5, 0.3, 0.2])).toMatchObject({ method: 'exact', verdict: 'blocks' });
  });

  it('of a ramp is held against each phase’s own plan: pooled shares would alarm, or stay silent', () => {
    const phases = [
      { observed: [9_900, 100], shares: [0.99, 0.01] },
      { observed: [500, 500], shares: [0.5, 0.5] },
    ];
    expect(sampleRatio(phases, READ_OUT, MARKS)).toMatchObject({
      expected: [10_400, 600],
      chiSquare: 0,
      verdict: 'fits',
    });
    expect(ratio([10_400, 600], [0.5, 0.5])).toMatchObject({ verdict: 'blocks' });
  });

  it.each([
    ['blocks at the read-out', READ_OUT, 'blocks'],
    ['only warns at a look in between', { kind: 'interim', tests: 1 }, 'warns'],
    ['needs more of one look in thirty', { kind: 'interim', tests: 30 }, 'fits'],
    ['and of one part in fifty', { kind: 'stratum', tests: 50 }, 'fits'],
  ] as const)('with p = 0.0005 %s', (_case, look, verdict) => {
    expect(ratio([9_105, 895], [0.9, 0.1], look)).toMatchObject({ verdict });
  });

  it.each([
    ['without units', [0, 0], [0.9, 0.1], 'NO_UNITS'],
    ['with shares that are not the whole', [9, 1], [0.9, 0.2], 'SHARES_NOT_WHOLE'],
    ['with an arm nobody planned', [9, 1, 1], [0.9, 0.1], 'ARMS_DIFFER'],
    ['of one arm', [9], [1], 'ARMS_DIFFER'],
  ])('%s is no result', (_case, observed, shares, reason) => {
    expect(ratio(observed, shares)).toEqual({ kind: 'missing', reason });
  });

  it('of nothing at all is no result', () => {
    expect(sampleRatio([], READ_OUT, MARKS)).toEqual({ kind: 'missing', reason: 'ARMS_DIFFER' });
  });
});
