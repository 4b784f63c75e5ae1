import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { readScoreModel } from './read-score.js';

const GIVES = { score: 'score', cause: 'scoreCause', parts: 'scoreParts' };
const bins = [
  { to: 100, points: 40 },
  { from: 100, points: 0 },
];
const spend = { part: 'spend', fact: 'spend', bins };
const tenure = { part: 'tenure', fact: 'tenureMonths', line: { from: 0, to: 24, points: 40 } };
const open = { part: 'open', fact: 'open', values: { true: 0, false: 20 } };
const modelOf = (change: object = {}) => ({
  gives: GIVES,
  outOf: 100,
  knownAtLeast: 0.5,
  inputs: [spend, tenure, open],
  ...change,
});
const inputs = (...given: readonly object[]) => modelOf({ inputs: given, outOf: 40 });

function problemsOf(json: unknown): readonly string[] {
  const read = readScoreModel(json, MODEL_FACTS, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('a score is read; the most of an input is what it is out of', () => {
  const read = readScoreModel(modelOf(), MODEL_FACTS);
  expect(read).toMatchObject({ ok: true, value: { knownAtLeast: 0.5, gives: GIVES } });
  expect(read.ok && read.value.inputs.map(({ outOf, missing }) => [outOf, missing])).toEqual([
    [40, 0],
    [40, 0],
    [20, 0],
  ]);
});

describe('refused, with the place and the reason', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['points that do not add up', modelOf({ outOf: 90 }), ['$.model.outOf SCORE_NOT_FULL']],
    ['a share above one', modelOf({ knownAtLeast: 50 }), ['$.model.knownAtLeast NOT_A_SHARE']],
    ['a fact nobody knows', inputs({ ...spend, fact: 'shoeSize' }), ['$.model.inputs[0].fact UNKNOWN_FACT']],
    ['a fact of another type', inputs({ ...spend, fact: 'open' }), ['$.model.inputs[0].fact FACT_TYPE_DIFFERS']],
    [
      'a gap',
      inputs({
        ...spend,
        bins: [
          { to: 1, points: 40 },
          { from: 2, points: 0 },
        ],
      }),
      ['$.model.inputs[0].bins[1] BAND_GAP'],
    ],
    [
      'points below zero',
      inputs({ ...spend, bins: [{ points: -1 }] }),
      ['$.model.inputs[0].bins[0].points POINTS_BELOW_ZERO', '$.model.inputs[0].missing MISSING_RAISES'],
    ],
    ['missing data that would raise', inputs({ ...spend, missing: 1 }), ['$.model.inputs[0].missing MISSING_RAISES']],
    ['no way to points', inputs({ part: 'spend', fact: 'spend' }), ['$.model.inputs[0] ONE_OF_THESE']],
    [
      'two ways to points',
      inputs({ ...spend, line: { from: 0, to: 1, points: 1 } }),
      ['$.model.inputs[0] ONE_OF_THESE'],
    ],
    [
      'a line of no length',
      inputs({ ...tenure, line: { from: 5, to: 5, points: 40 } }),
      ['$.model.inputs[0].line.to BAND_EMPTY'],
    ],
    [
      'a value that is left out',
      inputs({ ...open, values: { true: 0 } }),
      ['$.model.inputs[0].values.false MISSING_FIELD'],
    ],
    [
      'a value there is not',
      inputs({ part: 'list', fact: 'list', values: { RED: 40, BLACK: 0, BLUE: 1 } }),
      ['$.model.inputs[0].values.BLUE UNKNOWN_FIELD'],
    ],
    [
      'a fact it gives that is not declared',
      modelOf({ gives: { ...GIVES, score: 'mark' } }),
      ['$.model.gives.score FACT_NOT_DECLARED'],
    ],
    [
      'a fact it gives that is of another type',
      modelOf({ gives: { ...GIVES, score: 'scoreCause' } }),
      ['$.model.gives.score FACT_TYPE_DIFFERS'],
    ],
    ['nothing', null, ['$.model WRONG_TYPE']],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
