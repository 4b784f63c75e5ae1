import { expect, it } from '@jest/globals';
import { type Derivation, derivation } from '../../facts/derive-facts.js';
import { labelLeaks } from './label-leaks.js';

const step = (name: string, facts: readonly string[], profile: readonly string[] = []): Derivation =>
  derivation({ [name]: { type: 'number' } }, { facts, profile }, () => ({}));

const STEPS = [
  step('exitDate', [], ['basic.exitDate']),
  step('age', [], ['basic.age']),
  step('daysSinceExit', ['exitDate']),
  step('lifecycleStage', ['age'], ['states.lifecycle.value']),
  step('stars', ['age', 'lifecycleStage']),
  step('tenureMonths', ['exitDate']),
  step('loyalty', ['tenureMonths']),
  { names: ['anything'], derive: () => ({}) },
];

it('follows what a fact reads back to the label, and says by which way', () => {
  expect([...labelLeaks(STEPS)]).toEqual([
    ['exitDate', ['basic.exitDate']],
    ['daysSinceExit', ['exitDate', 'basic.exitDate']],
    ['lifecycleStage', ['states.lifecycle.value']],
    ['stars', ['lifecycleStage', 'states.lifecycle.value']],
    ['anything', ['?']],
  ]);
});

it('lets pass what is measured as of the exit, and what builds on it', () => {
  const leaks = labelLeaks(STEPS);
  expect(['tenureMonths', 'loyalty', 'age'].filter((name) => leaks.has(name))).toEqual([]);
});
