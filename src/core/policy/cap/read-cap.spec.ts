import { describe, expect, it } from '@jest/globals';
import { aCap } from '../../../../test/builders/a-contact-row.js';
import { FoundProblems } from '../../kit/found-problems.js';
import { checkCap } from './read-cap.js';

const problems = (change: object) => {
  const found = new FoundProblems();
  checkCap(found, { ...aCap(), ...change }, '$', new Set());
  return found.all.map(({ path, code }) => `${path} ${code}`);
};
const week = { kind: 'calendar', unit: 'week', n: 2, zone: 'operator', weekStart: 7 };

describe('a cap', () => {
  it.each([
    ['rolling minutes', { window: { kind: 'rolling', unit: 'minute', n: 10 } }],
    ['weeks of the calendar from Sunday, in the operator’s zone', { window: week }],
    ['months in the customer’s zone', { window: { kind: 'calendar', unit: 'month', n: 3, zone: 'customer' } }],
    ['minutes of a year', { window: { kind: 'rolling', unit: 'minute', n: 527_040 }, max: 1_000_000 }],
    ['a household’s messages of a tag', { scope: 'household', unit: 'message', filter: { tags: ['winter'] } }],
    ['a party’s offers', { scope: 'party', unit: 'offer' }],
  ])('may be of %s', (_case, change) => {
    expect(problems(change)).toEqual([]);
  });

  it.each([
    ['of −1', { max: -1 }, ['$.max POLICY_NOT_FROM_ONE']],
    ['of 0', { max: 0 }, ['$.max POLICY_NOT_FROM_ONE']],
    ['of half a contact', { max: 0.5 }, ['$.max POLICY_NOT_FROM_ONE']],
    [
      'of a rolling month',
      { window: { kind: 'rolling', unit: 'month', n: 1 } },
      ['$.window.unit POLICY_VALUE_NOT_ALLOWED'],
    ],
    [
      'of an hour of the calendar',
      { window: { kind: 'calendar', unit: 'hour', n: 1, zone: 'customer' } },
      ['$.window.unit POLICY_VALUE_NOT_ALLOWED'],
    ],
    [
      'of a calendar without a zone',
      { window: { kind: 'calendar', unit: 'day', n: 1 } },
      ['$.window.zone MISSING_FIELD'],
    ],
    [
      'of a rolling window in a zone',
      { window: { kind: 'rolling', unit: 'day', n: 1, zone: 'customer' } },
      ['$.window.zone UNKNOWN_FIELD'],
    ],
    [
      'of days that begin on a weekday',
      { window: { ...week, unit: 'day' } },
      ['$.window.weekStart POLICY_WEEK_START_IDLE'],
    ],
    [
      'of weeks from an eighth day',
      { window: { ...week, weekStart: 8 } },
      ['$.window.weekStart POLICY_VALUE_NOT_ALLOWED'],
    ],
    ['of no windows', { window: { kind: 'rolling', unit: 'day', n: 0 } }, ['$.window.n POLICY_NOT_FROM_ONE']],
    ['of 1e308', { max: 1e308 }, ['$.max POLICY_OUT_OF_BOUNDS']],
    ['of more contacts than anybody is sent', { max: 1_000_001 }, ['$.max POLICY_OUT_OF_BOUNDS']],
    [
      'of more days than a year',
      { window: { kind: 'rolling', unit: 'day', n: 367 } },
      ['$.window.n POLICY_OUT_OF_BOUNDS'],
    ],
    [
      'of more months than a year',
      { window: { kind: 'calendar', unit: 'month', n: 100_000, zone: 'operator' } },
      ['$.window.n POLICY_OUT_OF_BOUNDS'],
    ],
    ['over a street', { scope: 'street' }, ['$.scope POLICY_VALUE_NOT_ALLOWED']],
    ['of minutes spoken', { unit: 'minute' }, ['$.unit POLICY_VALUE_NOT_ALLOWED']],
    ['of no tags', { filter: { tags: [] } }, ['$.filter.tags POLICY_LIST_EMPTY']],
    ['of an empty tag', { filter: { tags: [''] } }, ['$.filter.tags[0] WRONG_TYPE']],
    ['counted at a whim', { countAt: 'read' }, ['$.countAt POLICY_VALUE_NOT_ALLOWED']],
  ])('is refused %s', (_case, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});
