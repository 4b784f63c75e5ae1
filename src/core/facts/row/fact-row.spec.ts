import { expect, it } from '@jest/globals';
import { TRUTHS } from '../../condition/evaluate-condition.js';
import { rowTest } from './fact-row.js';

it.each([
  ['true', 3],
  ['false', 1],
  ['unknown', null],
])('a condition asked of a row is %s for %s', (expected, spend) => {
  const leaf = { fact: 'spend', type: 'number', operator: 'greaterThan', value: 2 } as const;
  const test = rowTest({ kind: 'not', of: { kind: 'not', of: { kind: 'leaf', leaf } } }, () => 1);
  expect(TRUTHS[test([null, spend])]).toBe(expected);
});
