import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../../../test/builders/a-rule-pack.js';
import { matchesOf } from './matches.js';

const RULES = [aRule({ id: 'a' }), aRule({ id: 'b' })];

/** Of each row the places of its rules. */
function matched(...rows: readonly (readonly number[])[]): readonly string[] {
  const starts = Int32Array.from([0, ...rows.map((_row, at) => rows.slice(0, at + 1).flat().length)]);
  const part = { from: 7, n: rows.length, starts, rules: Int32Array.from(rows.flat()), irregular: [] };
  return matchesOf(RULES, part).map(({ index, rules }) => `${index}: ${rules.map(({ id }) => id).join(' ')}`);
}

describe('who matched', () => {
  it.each<[string, readonly (readonly number[])[], readonly string[]]>([
    ['nobody asked', [], []],
    ['nobody', [[], []], []],
    ['one by one rule, one by both, counted from where the part begins', [[0], [], [0, 1]], ['7: a', '9: a b']],
  ])('%s', (_case, rows, expected) => {
    expect(matched(...rows)).toEqual(expected);
  });
});
