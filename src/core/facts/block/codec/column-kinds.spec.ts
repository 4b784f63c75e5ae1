import { expect, it } from '@jest/globals';
import { dictKindOf, numberKindOf } from './column-kinds.js';

it.each([
  ['u8', [0, 255]],
  ['u16', [256]],
  ['u16', [65_535]],
  ['i32', [65_536]],
  ['i32', [-1]],
  ['i32', [2_147_483_647, -2_147_483_648]],
  ['f64', [2_147_483_648]],
  ['f64', [0.5]],
  ['f64', [-0]],
])('%s is the narrowest that holds %j', (kind, values) => {
  expect(numberKindOf(Float64Array.from(values))).toBe(kind);
});

it.each([
  [0, 'dict8'],
  [256, 'dict8'],
  [257, 'dict16'],
  [65_536, 'dict16'],
  [65_537, 'dict32'],
])('%d texts need %s', (texts, kind) => {
  expect(dictKindOf(texts)).toBe(kind);
});
