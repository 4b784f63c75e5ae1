import { describe, expect, it } from '@jest/globals';
import { kindOf, type RunStep, readRunStep, roundOf, stepAfter } from './run-step.js';

describe('the steps of a run', () => {
  it.each([
    ['evaluate', false, 'allocate.0'],
    ['allocate.0', true, 'reserve.0'],
    ['reserve.0', false, 'allocate.1'],
    ['allocate.1', true, 'reserve.1'],
    ['allocate.11', false, 'conclude'],
    ['conclude', true, null],
  ] as const)('after %s (somebody is asked for: %s) comes %s', (step, asked, next) => {
    expect(stepAfter(step, asked)).toBe(next);
  });

  it.each([
    ['evaluate', 'evaluate', null],
    ['allocate.3', 'allocate', 3],
    ['reserve.12', 'reserve', 12],
    ['conclude', 'conclude', null],
  ] as const)('%s is a kind of its own and of its round', (step, kind, round) => {
    expect([kindOf(step), roundOf(step)]).toEqual([kind, round]);
    expect(readRunStep(step)).toBe(step as RunStep);
  });

  it.each(['', 'allocate', 'reserve.x', 'reserve.1.2', 'conclude.1'])('%s is none', (text) => {
    expect(readRunStep(text)).toBeNull();
  });
});
