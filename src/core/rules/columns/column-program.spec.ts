import { expect, it } from '@jest/globals';
import { type DecisionTree, FALSE, TRUE } from '../compile/decision-tree.js';
import { indexRules } from '../compile/rule-index.js';
import { OPS } from './column-kernel.js';
import { columnProgramOf, loosened } from './column-program.js';

const is = (predicate: number): DecisionTree => ({ kind: 'literal', predicate, negated: false });
const all = (...of: DecisionTree[]): DecisionTree => ({ kind: 'all', of });
const any = (...of: DecisionTree[]): DecisionTree => ({ kind: 'any', of });
const possible: DecisionTree = { kind: 'possible' };

it.each<[string, DecisionTree, DecisionTree]>([
  ['a literal stays', is(1), is(1)],
  ['what is possible counts as true', possible, TRUE],
  ['true changes no all', all(is(1), possible), is(1)],
  ['true settles an any', any(is(1), possible), TRUE],
  ['false settles an all', all(is(1), FALSE), FALSE],
  ['false changes no any', any(is(1), FALSE, is(2)), any(is(1), is(2))],
  ['constants fall level by level', all(is(1), any(is(2), all(possible))), is(1)],
])('%s', (_case, tree, expected) => {
  expect(loosened(tree)).toEqual(expected);
});

it('a rule of one question is one instruction on the rows to look at', () => {
  const read = indexRules([{ conditions: { all: [{ fact: 'a', operator: 'greaterThan', value: 1 }] } }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { instructions, questions, validSlot, firstRuleSlot, slots } = columnProgramOf(read.value);
  expect([validSlot, firstRuleSlot, slots]).toEqual([1, 2, 3]);
  expect([...questions.subarray(0, 3)]).toEqual([0, 0, 1]);
  expect([...instructions]).toEqual([OPS.and, firstRuleSlot, validSlot, 0]);
});
