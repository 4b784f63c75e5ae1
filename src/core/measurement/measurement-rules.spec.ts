import { describe, expect, it } from '@jest/globals';
import { readMeasurementRules } from './measurement-rules.js';

const FATIGUE = {
  ...{ windowDays: 28, days: 56, levels: [0, 1, 3], confidence: 0.95 },
  marks: { optOut: { onTargetFrom: 5, saturatedFrom: 20 }, complaint: { onTargetFrom: 2, saturatedFrom: 10 } },
  least: { customers: 100, events: 5 },
};
const GOOD = { fatigue: FATIGUE, reached: { leastGap: 0.05 }, overlap: { days: 30 } };
const problems = (json: unknown) => {
  const read = readMeasurementRules(json, 112);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};
const fatigue = (change: object) => ({ ...GOOD, fatigue: { ...FATIGUE, ...change } });

describe('rules of measurement', () => {
  it('that are in order are read as they are', () => {
    expect(readMeasurementRules(GOOD, 112)).toEqual({ ok: true, value: GOOD });
  });

  it.each([
    ['a gap of nothing', { ...GOOD, reached: { leastGap: 0 } }, ['$.reached.leastGap POLICY_OUT_OF_BOUNDS']],
    ['an overlap of a year and more', { ...GOOD, overlap: { days: 400 } }, ['$.overlap.days POLICY_OUT_OF_BOUNDS']],
    ['levels that begin above none', fatigue({ levels: [1, 2] }), ['$.fatigue.levels[0] POLICY_OUT_OF_BOUNDS']],
    ['levels that do not rise', fatigue({ levels: [0, 3, 3] }), ['$.fatigue.levels[2] POLICY_OUT_OF_BOUNDS']],
    ['no levels', fatigue({ levels: [] }), ['$.fatigue.levels POLICY_LIST_EMPTY']],
    ['certainty', fatigue({ confidence: 1 }), ['$.fatigue.confidence POLICY_OUT_OF_BOUNDS']],
    [
      'a harm without marks',
      fatigue({ marks: { optOut: FATIGUE.marks.optOut } }),
      ['$.fatigue.marks.complaint MISSING_FIELD'],
    ],
    [
      'saturated below on target',
      fatigue({ marks: { ...FATIGUE.marks, complaint: { onTargetFrom: 5, saturatedFrom: 1 } } }),
      ['$.fatigue.marks.complaint.saturatedFrom POLICY_OUT_OF_BOUNDS'],
    ],
    [
      'something said of nobody',
      fatigue({ least: { customers: 0, events: 5 } }),
      ['$.fatigue.least.customers POLICY_OUT_OF_BOUNDS'],
    ],
    ['a look back beyond what is kept', fatigue({ days: 85 }), ['$.fatigue.days POLICY_OUT_OF_BOUNDS']],
    ['nothing', {}, ['$.fatigue MISSING_FIELD', '$.reached MISSING_FIELD', '$.overlap MISSING_FIELD']],
  ])('%s', (_case, json, expected) => {
    expect(problems(json)).toEqual(expect.arrayContaining(expected));
    expect(problems(json)[0]).toBeDefined();
  });
});
