import { expect, it } from '@jest/globals';
import { aFact } from '../../../test/builders/a-rule-pack.js';
import { columnOf } from './fact-block.js';
import { bytesOfColumn } from './held-block.js';

const field = { ...aFact({ name: 'code', type: 'text' }), type: 'text' as const };

it.each([
  ['a number and whether it is there', aFact({ name: 'a', type: 'number' }), [1, null], 18],
  ['a day', aFact({ name: 'a', type: 'day' }), ['2026-11-02', null], 10],
  ['a bit', aFact({ name: 'a', type: 'boolean' }), [true, null], 4],
  ['two texts, one of them twice', aFact({ name: 'a', type: 'text' }), ['ab', 'c', 'ab'], 15 + 83],
  ['months, and which are known', aFact({ name: 'a', type: 'series', months: 12 }), [[1, 2]], 1 + 96 + 2],
  [
    'lists and what their elements take',
    aFact({ name: 'a', type: 'list', fields: [field] }),
    [[{ code: 'x' }], []],
    2 + 12 + 5 + 41,
  ],
])('%s', (_what, definition, values, bytes) => {
  expect(bytesOfColumn(columnOf(values, definition))).toBe(bytes);
});
