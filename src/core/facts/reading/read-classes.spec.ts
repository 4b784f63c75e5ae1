import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { readClassesModel } from './read-classes.js';

const GIVES = { list: 'kinds', field: 'kind', grade: 'grade' };
const one = { class: 'large', conditions: { all: [{ fact: 'spend', operator: 'greaterThan', value: 3 }] } };
const grades = [
  { grade: 'NONE', to: 1 },
  { grade: 'SOME', from: 1 },
];
const modelOf = (change: object = {}) => ({ gives: GIVES, classes: [one], grades, ...change });

function problemsOf(json: unknown): readonly string[] {
  const read = readClassesModel(json, MODEL_FACTS, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('classes that may overlap are read, with their grades', () => {
  expect(readClassesModel(modelOf(), MODEL_FACTS)).toMatchObject({
    ok: true,
    value: { gives: GIVES, classes: [{ class: 'large' }], grades: [{ means: 'NONE' }, { means: 'SOME', from: 1 }] },
  });
});

describe('refused, with the place and the reason', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'a class nobody declared',
      modelOf({ classes: [{ ...one, class: 'tall' }] }),
      ['$.model.classes[0].class VALUE_NOT_ALLOWED'],
    ],
    ['a grade nobody declared', modelOf({ grades: [{ grade: 'ALL' }] }), ['$.model.grades[0].grade VALUE_NOT_ALLOWED']],
    [
      'grades with a gap',
      modelOf({
        grades: [
          { grade: 'NONE', to: 1 },
          { grade: 'SOME', from: 2 },
        ],
      }),
      ['$.model.grades[1] BAND_GAP'],
    ],
    [
      'a list that is none',
      modelOf({ gives: { ...GIVES, list: 'spend' }, classes: [] }),
      ['$.model.gives.list FACT_TYPE_DIFFERS', '$.model.classes EMPTY_LIST'],
    ],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
