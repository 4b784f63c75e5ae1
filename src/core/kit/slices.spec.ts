import { expect, it } from '@jest/globals';
import { slicesOf } from './slices.js';

it.each([
  ['nothing', [], 2, []],
  ['less than one part', [1], 2, [[1]]],
  [
    'whole parts',
    [1, 2, 3, 4],
    2,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['a shorter last one', [1, 2, 3], 2, [[1, 2], [3]]],
])('%s', (_case, items: readonly number[], each, parts) => {
  expect([...slicesOf(items, each)]).toEqual(parts);
});
