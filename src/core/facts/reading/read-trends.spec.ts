import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { readTrends } from './read-trends.js';

const TREND = { of: 'spendByMonth', gives: 'trend', periods: 2, baseline: 3, fallToPct: 70, riseToPct: 130 };

function problemsOf(json: unknown): readonly string[] {
  const read = readTrends(json, MODEL_FACTS, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('trends are read', () => {
  expect(readTrends([TREND], MODEL_FACTS)).toEqual({ ok: true, value: [TREND] });
});

describe('refused, with the place and the reason', () => {
  it.each<[string, object, readonly string[]]>([
    ['a series nobody knows', { of: 'shoes' }, ['$.model[0].of UNKNOWN_FACT']],
    ['what is no series', { of: 'spend' }, ['$.model[0].of FACT_TYPE_DIFFERS']],
    ['longer than the series', { periods: 10 }, ['$.model[0] TREND_TOO_LONG']],
    ['no month', { periods: 0 }, ['$.model[0].periods NOT_WHOLE_BETWEEN']],
    ['a fall to more than there was', { fallToPct: 110 }, ['$.model[0].fallToPct NOT_WHOLE_BETWEEN']],
    ['falling and rising at once', { fallToPct: 100, riseToPct: 100 }, ['$.model[0].riseToPct MARKS_NOT_ASCENDING']],
    ['a fact nobody declared', { gives: 'course' }, ['$.model[0].gives FACT_NOT_DECLARED']],
  ])('%s', (_case, change, expected) => {
    expect(problemsOf([{ ...TREND, ...change }])).toEqual(expected);
  });

  it('none, and no list', () => {
    expect(problemsOf([])).toEqual(['$.trends EMPTY_LIST']);
    expect(problemsOf({})).toEqual(['$.trends WRONG_TYPE']);
  });
});
