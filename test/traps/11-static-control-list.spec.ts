import { expect, it } from '@jest/globals';
import { assign } from '../../src/core/policy/holdout/assign.js';
import { aHoldouts } from '../builders/a-holdouts.js';

const AT = new Date('2026-11-02T18:00:00Z');
const control = { sharePct: 10, version: '1' };
const armOf = (unit: string) => assign(unit, { campaignId: 'w', purpose: 'marketing', control }, AT, aHoldouts()).arm;
const base = Array.from({ length: 10_000 }, (_, index) => `old-${index}`);
const newcomers = Array.from({ length: 10_000 }, (_, index) => `new-${index}`);
const held = (units: readonly string[]) => units.filter((unit) => armOf(unit) === 'control').length / units.length;

it('trap 11: customers who come later are kept out at the same share as the base', () => {
  expect(held(base)).toBeCloseTo(0.1, 1);
  expect(held(newcomers)).toBeCloseTo(0.1, 1);
});

it('trap 11: who comes changes nobody’s arm', () => {
  const before = base.slice(0, 500).map(armOf);
  newcomers.forEach(armOf);
  expect(base.slice(0, 500).map(armOf)).toEqual(before);
});
