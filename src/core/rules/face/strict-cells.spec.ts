import { describe, expect, it } from '@jest/globals';
import { Condition } from '../engine/condition.js';
import type { Domain } from './fact-types.js';
import { answerIn, cellFault, elementsOf, strictCells } from './strict-cells.js';
import { type Question, questionOf } from './strict-question.js';

function asks(operator: string, value: unknown): Question {
  const read = questionOf(new Condition({ fact: 'x', operator, value }), { dynamic: () => false, custom: new Set() });
  if (typeof read === 'string') throw new Error(read);
  return read;
}
const domain = (...types: Domain['types']): Domain => ({ types, values: null, optional: false });

/** What every value answers, each combination of answers once. */
const told = (values: readonly unknown[], questions: readonly Question[]) =>
  [...new Set(values.map((value) => questions.map(({ test }) => test(value)).join()))].sort();

describe('cells', () => {
  const dates = [asks('lessThan', '2026-05-01'), asks('greaterThanInclusive', '2026-01-01'), asks('equal', 'never')];

  it.each<[string, Domain, readonly Question[], readonly unknown[]]>([
    ['numbers', domain('number'), [asks('lessThan', 1), asks('in', [1, 3])], [0, 1, 2, 3, 4, 1.5]],
    [
      'numbers beside a text that reads as one',
      domain('number'),
      [asks('lessThan', '5'), asks('greaterThan', null)],
      [-1, 0, 1, 5, 6],
    ],
    ['whole numbers', domain('integer'), [asks('greaterThan', 0), asks('lessThan', 1)], [-1, 0, 1, 2]],
    ['texts', domain('string'), [asks('equal', 'a'), asks('notIn', ['a', 'other'])], ['a', 'other', 'b']],
    [
      'days as texts',
      domain('string'),
      dates,
      ['2025-12-31', '2026-01-01', '2026-02-02', '2026-05-01', '2027', 'never', 'x', '9'],
    ],
    [
      'truth values and null',
      domain('boolean', 'null'),
      [asks('equal', true), asks('notEqual', null)],
      [true, false, null],
    ],
    [
      'lists',
      domain('array'),
      [asks('contains', 1), asks('doesNotContain', 2), asks('equal', 1)],
      [[], [1], [2], [1, 2], [3]],
    ],
    ['mixed', domain('number', 'string'), [asks('equal', 1), asks('equal', 'x')], [0, 1, 'x', 'y']],
    ['these values', { types: ['string'], values: ['a', 'b'], optional: false }, [asks('in', ['a'])], ['a', 'b']],
  ])('of %s answer all that values can, and nothing else', (_case, one, questions, values) => {
    const cells = strictCells(one, questions);
    const answers = cells.map((cell) => questions.map((question) => answerIn(cell, question)).join());
    expect([...new Set(answers)].sort()).toEqual(told(values, questions));
  });

  it('values that could not be made have answers all the same', () => {
    const questions = [asks('greaterThan', 'never'), asks('lessThan', 'never!'), asks('notEqual', 'never')];
    const blank = strictCells(domain('string'), questions).filter(({ answers }) => answers !== undefined);
    expect(blank).toHaveLength(1);
    expect(blank.map((cell) => questions.map((question) => answerIn(cell, question)))).toEqual([[true, true, true]]);
  });
});

describe('what cannot be asked cell by cell', () => {
  it.each<[string, Question, Domain, number, string | null]>([
    ['texts compared with a number', asks('lessThan', 5), domain('string'), 0, 'mixed-types'],
    ['lists in an order', asks('lessThan', 5), domain('array'), 0, 'mixed-types'],
    ['too many elements', asks('contains', 5), domain('array'), 7, 'too-many-values'],
    ['a few elements', asks('contains', 5), domain('array'), 6, null],
    ['numbers compared with a text', asks('lessThan', '5'), domain('number'), 0, null],
    ['anything, where all values are known', asks('lessThan', 5), { ...domain('string'), values: ['4'] }, 0, null],
  ])('%s', (_case, question, one, elements, fault) => {
    expect(cellFault(question, one, elements)).toBe(fault);
  });
});

it('elements are what lists are asked to contain, each once', () => {
  expect(elementsOf([asks('contains', 1), asks('doesNotContain', 1), asks('equal', 2)])).toEqual([1]);
});
