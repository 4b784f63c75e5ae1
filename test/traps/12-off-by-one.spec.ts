import { expect, it } from '@jest/globals';
import { bucket } from '../../src/core/kit/hash.js';
import { sampleRatio } from '../../src/core/measurement/srm.js';
import { armRanges, isIn, restAfter } from '../../src/core/policy/holdout/arm-ranges.js';
import { assign } from '../../src/core/policy/holdout/assign.js';
import { aHoldouts } from '../builders/a-holdouts.js';

const AT = new Date('2026-11-02T18:00:00Z');
const MARKS = aHoldouts().sampleRatio;
const armWith = (sharePct: number, unit: string) => {
  const winner = { campaignId: 'w', purpose: 'marketing', control: { sharePct, version: '1' } } as const;
  return assign(unit, winner, AT, aHoldouts()).arm;
};

it('trap 12: the bucket at the bound is treated, the one before it is control', () => {
  const unit = '23';
  const at = bucket('campaign:w:1:', unit);
  expect(at).toBe(7041);
  expect([armWith(70.41, unit), armWith(70.42, unit)]).toEqual(['treated', 'control']);
});

it('trap 12: every bucket is in exactly one arm', () => {
  const [a, b, c] = armRanges([5, 33.33, 20]);
  if (!a || !b || !c) throw new Error('three arms');
  for (let one = 0; one < 10_000; one += 1) {
    expect([a, b, c, restAfter(c)].filter((range) => isIn(range, one))).toHaveLength(1);
  }
});

it('trap 12: a bound that is off is found out by the sample ratio', () => {
  const units = Array.from({ length: 20_000 }, (_, index) => `c-${index}`);
  const counted = (isControl: (one: number) => boolean) => {
    const control = units.filter((unit) => isControl(bucket('campaign:w:1:', unit))).length;
    return [{ observed: [control, units.length - control], shares: [0.05, 0.95] }];
  };
  const [planned = { from: 0, to: 0 }] = armRanges([5]);
  const right = sampleRatio(
    counted((one) => isIn(planned, one)),
    { kind: 'read-out' },
    MARKS,
  );
  const wrong = sampleRatio(
    counted((one) => one <= 600),
    { kind: 'read-out' },
    MARKS,
  );
  expect([right.kind === 'tested' && right.verdict, wrong.kind === 'tested' && wrong.verdict]).toEqual([
    'fits',
    'blocks',
  ]);
});
