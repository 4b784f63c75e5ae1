import { describe, expect, it } from '@jest/globals';
import { all, any, FACTS, is, not, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { BitProgram } from './bit-program.js';
import { LeafBits } from './leaf-bits.js';

const SHEETS: readonly FactSheet[] = [
  { gigabytes: 3, senior: true },
  { gigabytes: 3, senior: false },
  { gigabytes: 9, senior: true },
  { gigabytes: null, senior: false },
];
const low = is('gigabytes', 'lessThan', 5);
const senior = is('senior', 'equal', true);
const block = {
  ...blockOf(
    SHEETS.map((_sheet, index) => `c-${index}`),
    SHEETS,
    ['gigabytes', 'senior'],
    FACTS,
  ),
  live: null,
};

function rowsOf(...conditions: readonly unknown[]) {
  const pack = packOf(...conditions.map((one, index) => ruleOf(`r-${index}`, one)));
  const program = new BitProgram(pack, new LeafBits(), null);
  return program.rowsOf(block).map(([word = 0]) => [0, 1, 2, 3].filter((row) => (word >>> row) & 1));
}

describe('where rules are true of a held block', () => {
  it.each([
    ['all of its parts', all(low, senior), [0]],
    ['some part', any(low, senior), [0, 1, 2]],
    ['a part is known to be false; unknown is not', all(not(low)), [2]],
    ['neither of two, where both are known', all(not(any(low, senior))), []],
    ['not both', all(not(all(low, senior))), [1, 2, 3]],
  ])('%s', (_case, conditions, rows) => {
    expect(rowsOf(conditions)).toEqual([rows]);
  });

  it('rule beside rule, whatever they have in common', () => {
    expect(rowsOf(all(low, senior), all(low), all(low, senior, any(low)))).toEqual([[0], [0, 1], [0]]);
  });

  it('a column that nobody read is a fault', () => {
    const program = new BitProgram(packOf(ruleOf('r', all(is('months', 'equal', 1)))), new LeafBits(), null);
    expect(() => program.rowsOf(block)).toThrow('the block has no column months');
  });
});
