import { expect, it } from '@jest/globals';
import { assertNever } from './assert-never.js';

it('names the value that is on no list', () => {
  expect(() => assertNever('dormant' as never)).toThrow('not on the closed list: "dormant"');
});
