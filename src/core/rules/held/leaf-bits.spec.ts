import { expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import { compilePack } from '../program.js';
import { LeafBits } from './leaf-bits.js';

const leaf = { fact: 'tenureMonths', operator: 'lessThan', value: 12 };
const questionOf = (one: object) => {
  const [question] = compilePack(aRulePack({ rules: [aRule({ conditions: { all: [one] } })] }), FIVE_FACTS).questions;
  if (question === undefined) throw new Error('no question');
  return question;
};
const block = blockOf(['a', 'b'], [{ tenureMonths: 3 }, { tenureMonths: 30 }], ['tenureMonths', 'senior'], FIVE_FACTS);
const column = block.columns.get('tenureMonths');
const other = block.columns.get('senior');
if (column === undefined || other === undefined) throw new Error('no column');

it('a column is asked once, whichever rule asks, and anew when it is another', () => {
  const bits = new LeafBits();
  const first = bits.of(questionOf(leaf), null)(column, 'true');
  expect(bits.of(questionOf({ ...leaf }), null)(column, 'true')).toBe(first);
  expect(bits.of(questionOf({ ...leaf, value: 40 }), null)(column, 'true')).not.toBe(first);
  expect(bits.of(questionOf(leaf), null)({ ...column }, 'true')).not.toBe(first);
  expect([first[0], bits.of(questionOf(leaf), null)(column, 'false')[0]]).toEqual([1, 2]);
});

it('a column of another kind is a fault', () => {
  expect(() => new LeafBits().of(questionOf(leaf), null)(other, 'true')).toThrow(
    'a bit column where a number column is asked',
  );
});
