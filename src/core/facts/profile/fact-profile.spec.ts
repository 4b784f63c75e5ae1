import { expect, it } from '@jest/globals';
import { nullShareOf } from './fact-profile.js';

it.each([
  ['everybody is known', 4, 4, 0],
  ['nobody is', 4, 0, 1],
  ['one of four is not', 4, 3, 0.25],
  ['of an empty base nobody is missing', 0, 0, 0],
])('%s', (_case, customers, known, share) => {
  expect(nullShareOf({ customers, known })).toBe(share);
});
