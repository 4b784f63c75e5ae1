import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf } from '../fact-block.js';
import { differingFacts, sameFact } from './compare-rows.js';

it.each([
  [1, 1, true],
  [1, 2, false],
  [null, null, true],
  [null, 0, false],
  [[1, null], [1, null], true],
  [[1, null], [1, 0], false],
  [[1], [1, 2], false],
  [[{ a: 1 }], [{ a: 1 }], true],
  [[{ a: 1 }], [{ b: 1 }], false],
])('%j and %j', (a, b, same) => {
  expect(sameFact(a, b)).toBe(same);
});

it('names the facts in which two rows differ', () => {
  const names = ['tenureMonths', 'senior'];
  const block = blockOf(['a', 'b'], [{ tenureMonths: 1, senior: true }, { tenureMonths: 1 }], names, FIELD_FACTS);
  expect(differingFacts({ block, row: 0 }, { block, row: 1 }, [...names, 'not there'])).toEqual(['senior']);
});
