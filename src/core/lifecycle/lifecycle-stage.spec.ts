import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import type { Condition, Leaf } from '../condition/condition.js';
import { lifecycleStage, stageFinder } from './lifecycle-stage.js';
import type { StageModel } from './stage-model.js';

const asks = (fact: string, operator: Leaf['operator'], value: number): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator, value },
});

const FALLBACK = {
  basis: 'FALLBACK',
  rules: [
    { stage: 'A', cause: 'NEW', conditions: asks('tenure', 'lessThanInclusive', 3) },
    { stage: 'D', cause: 'ENDING', conditions: asks('daysLeft', 'lessThanInclusive', 62) },
    { stage: 'C', cause: 'LONG', conditions: asks('tenure', 'greaterThanInclusive', 24) },
  ],
  otherwise: { stage: 'B', cause: 'OTHER' },
};
const MODEL: StageModel = { model: 'test', parts: [FALLBACK] };

describe('the first rule that holds', () => {
  it.each([
    ['new', { tenure: 3, daysLeft: 10 }, 'A', 'NEW'],
    ['ending, though long', { tenure: 40, daysLeft: 62 }, 'D', 'ENDING'],
    ['long', { tenure: 24, daysLeft: 63 }, 'C', 'LONG'],
    ['what is left over', { tenure: 23, daysLeft: 63 }, 'B', 'OTHER'],
  ])('%s', (_case, sheet, stage, cause) => {
    expect(stageFinder(MODEL)(sheet)).toEqual({ stage, cause, basis: 'FALLBACK', missing: [] });
  });
});

describe('what nobody knows', () => {
  it.each([
    ['does not hold back a rule that holds', { tenure: null, daysLeft: 10 }, 'D', 'ENDING', []],
    ['bars what is left over, and is named', { tenure: null, daysLeft: 63 }, null, 'NOT_ENOUGH_DATA', ['tenure']],
    ['is named once each', {}, null, 'NOT_ENOUGH_DATA', ['tenure', 'daysLeft']],
  ])('%s', (_case, sheet, stage, cause, missing) => {
    const basis = stage === null ? null : 'FALLBACK';
    expect(stageFinder(MODEL)(sheet)).toEqual({ stage, cause, basis, missing });
  });
});

describe('a part before the fall-back', () => {
  const series = {
    basis: 'SERIES',
    rules: [{ stage: 'D', cause: 'FALLING', conditions: asks('trend', 'lessThan', 0) }],
    otherwise: null,
  };
  const model: StageModel = { model: 'test', parts: [series, FALLBACK] };
  it.each([
    ['wins where it knows', { trend: -1, tenure: 30, daysLeft: 99 }, 'D', 'SERIES'],
    ['leaves over whom it does not fit', { trend: 1, tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
    ['leaves over whom it knows nothing of', { tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
  ])('%s', (_case, sheet, stage, basis) => {
    expect(stageFinder(model)(sheet)).toMatchObject({ stage, basis });
  });
});

it('as facts: the names of what is missing are a text', () => {
  const step = lifecycleStage(MODEL);
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  expect(step.derive(aFactSource(), {}, asOf)).toEqual({
    lifecycleStage: null,
    lifecycleStageCause: 'NOT_ENOUGH_DATA',
    lifecycleStageBasis: null,
    lifecycleStageMissing: 'tenure, daysLeft',
  });
  expect(step.reads).toEqual({ facts: ['tenure', 'daysLeft'], profile: [] });
  expect(step.promises?.lifecycleStage).toEqual({ type: 'enum', values: ['A', 'D', 'C', 'B'] });
});
