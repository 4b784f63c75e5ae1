import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../../test/builders/a-rule-pack.js';
import { matchesOf } from './matches.js';

const RULES = [aRule({ id: 'a' }), aRule({ id: 'b' })];
const matched = (a: readonly number[], b: readonly number[]) =>
  matchesOf(RULES, [Uint8Array.from(a), Uint8Array.from(b)], a.length).map(
    ({ index, rules }) => `${index}: ${rules.map(({ id }) => id).join(' ')}`,
  );

describe('who matched', () => {
  it.each([
    ['nobody', [0, 0], [0, 0], []],
    ['nobody on what cannot be known', [2, 2], [2, 2], []],
    ['one by one rule, one by both', [1, 1, 0], [0, 1, 2], ['0: a', '1: a b']],
  ])('%s', (_case, a, b, expected) => {
    expect(matched(a, b)).toEqual(expected);
  });
});
