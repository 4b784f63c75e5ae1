import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { readEventRules } from './event-rules.js';

const shipped = () => JSON.parse(readFileSync('rules/events.json', 'utf8'));

describe('how events are counted', () => {
  it('as shipped keeps every kind long enough for a quarter', () => {
    const read = readEventRules(shipped());
    expect(read.ok && Object.values(read.value.keptDays).every((days) => days >= 91)).toBe(true);
  });

  it.each<[string, object, string]>([
    ['a kind without days', { keptDays: {} }, '$.keptDays.recharge MISSING_FIELD'],
    [
      'no days at all',
      { keptDays: { ...shipped().keptDays, recharge: 0 } },
      '$.keptDays.recharge MAPPING_NOT_IN_RANGE',
    ],
    ['half a day', { keptDays: { ...shipped().keptDays, recharge: 1.5 } }, '$.keptDays.recharge MAPPING_NOT_IN_RANGE'],
    ['a kind nobody knows', { keptDays: { ...shipped().keptDays, sneeze: 5 } }, '$.keptDays.sneeze UNKNOWN_FIELD'],
    ['a clock of next year', { aheadHours: 9_999 }, '$.aheadHours MAPPING_NOT_IN_RANGE'],
    ['decisions on what was never', { decideWithinHours: 0 }, '$.decideWithinHours MAPPING_NOT_IN_RANGE'],
    ['decisions on what was last year', { decideWithinHours: 8_760 }, '$.decideWithinHours MAPPING_NOT_IN_RANGE'],
    ['days as a list', { keptDays: [30] }, '$.keptDays WRONG_TYPE'],
  ])('is refused with %s', (_case, change, expected) => {
    const read = readEventRules({ ...shipped(), ...change });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toContain(expected);
    expect(problems.flatMap((one) => Object.values(problemWords(one))).join()).not.toMatch(/\{\w+\}/);
  });

  it.each([[null], [7], [[]]])('%j is refused', (json) => {
    expect(readEventRules(json).ok).toBe(false);
  });
});
