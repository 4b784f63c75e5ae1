import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact, aRule, aRulePack } from '../../../../test/builders/a-rule-pack.js';
import { columnOf } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { compilePack } from '../program.js';
import { LeafBits } from './leaf-bits.js';

const FACTS = aCatalogue(
  aFact({ name: 'months', type: 'number' }),
  aFact({ name: 'ends', type: 'day' }),
  aFact({ name: 'plan', type: 'text' }),
);
const TODAY = '2026-11-02';

/** `+` where the leaf is true, `-` where it is false, `?` where nobody knows. */
function told(fact: string, operator: string, value: unknown, values: readonly FactValue[]): string {
  const conditions = { all: [{ fact, operator, value }] };
  const [question] = compilePack(aRulePack({ rules: [aRule({ conditions })] }), FACTS).questions;
  const definition = FACTS.get(fact);
  if (question === undefined || definition === undefined) throw new Error('no question');
  const [column, rowsOf] = [columnOf(values, definition), new LeafBits().of(question, TODAY)];
  const [yes, no] = [rowsOf(column, 'true'), rowsOf(column, 'false')];
  const isIn = (bits: Uint32Array, row: number) => (((bits[row >> 5] as number) >>> (row & 31)) & 1) === 1;
  return values.map((_value, row) => (isIn(yes, row) ? '+' : isIn(no, row) ? '-' : '?')).join('');
}

describe('a leaf asked of a column', () => {
  it.each<[string, string, string, unknown, readonly FactValue[], string]>([
    ['cut once', 'months', 'greaterThanInclusive', 6, [5.9, 6, 7, null, -1e300], '-++?-'],
    ['cut just above', 'months', 'greaterThan', 6, [6, 6.000001, null], '-+?'],
    ['cut twice', 'months', 'between', [3, 6], [2, 3, 6, 6.1, null], '-++-?'],
    ['one number', 'months', 'equal', 6, [5, 6, 7, null], '-+-?'],
    ['cut many times', 'months', 'in', [1, 3, 9], [0, 1, 2, 3, 9, 10, null], '-+-++-?'],
    ['days before', 'ends', 'before', TODAY, ['2026-11-01', TODAY, null], '+-?'],
    ['no line at all', 'plan', 'startsWith', 'pl', ['plus', 'other', null], '+-?'],
    ['one text', 'plan', 'equal', 'plus', ['plus', 'other', null], '+-?'],
  ])('%s', (_case, fact, operator, value, values, said) => {
    expect(told(fact, operator, value, values)).toBe(said);
  });
});
