import { expect, it } from '@jest/globals';
import { type Derivation, derivation } from '../derive-facts.js';
import { loadPlan, readFacts, storedFacts } from './load-plan.js';

const step = (name: string, facts: readonly string[], profile: readonly string[], atLoad: boolean): Derivation => ({
  ...derivation({ [name]: { type: 'number' } }, { facts, profile }, () => ({ [name]: 1 })),
  atLoad,
});
const end = step('end', [], ['business.contractEndDate'], false);
const left = step('left', ['end'], [], true);
const window = step('window', ['left'], [], true);
const stage = step('stage', ['window'], [], false);
const ALL = [end, left, window, stage];

it('what follows from the clock is not stored', () => {
  expect(storedFacts(ALL)).toEqual(['end', 'stage']);
});

it.each([
  ['a stored fact is read as it is, whatever it builds on', ['stage'], ['stage'], []],
  ['one at load is worked out from what is stored', ['window'], ['end'], [left, window]],
  ['each is read once', ['window', 'left', 'end'], ['end'], [left, window]],
  ['nothing needs nothing', [], [], []],
])('%s', (_case, names, stored, steps) => {
  expect(loadPlan(names, ALL)).toEqual({ stored, steps });
});

it('a step that looks at the profile cannot be worked out at load', () => {
  expect(() => readFacts(step('odd', [], ['usage'], true))).toThrow('odd');
  expect(() => readFacts({ names: ['odd'], derive: () => ({}) })).toThrow('odd');
});
