import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import type { ContactHours } from './hours.js';
import { checkAllNamed, checkCoverage, checkHours } from './read-hours.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const stretch = (days: readonly number[], from: string, to: string) => ({ days, from, to });
const sms = (change: Partial<ContactHours>): ContactHours => ({
  channels: ['sms'],
  purposes: ['marketing'],
  ...change,
});
const found = (check: (problems: FoundProblems) => void) => {
  const problems = new FoundProblems();
  check(problems);
  return problems.all.map(({ path, code, params }) => [path, code, params?.days ?? ''].join(' ').trim());
};

describe('one entry of hours', () => {
  it.each([
    ['allowed', sms({ allowed: [stretch([1], '08:00', '21:00')] }), []],
    ['quiet', sms({ quiet: [stretch([1], '21:00', '08:00')] }), []],
    [
      'both',
      sms({ allowed: [stretch([1], '08:00', '21:00')], quiet: [stretch([1], '12:00', '13:00')] }),
      ['$ POLICY_ALLOWED_OR_QUIET'],
    ],
    ['neither', sms({}), ['$ POLICY_ALLOWED_OR_QUIET']],
    ['no time', sms({ quiet: [stretch([1], '9pm', '08:00')] }), ['$.quiet[0].from POLICY_TIME_BAD']],
    ['no length', sms({ quiet: [stretch([1], '08:00', '08:00')] }), ['$.quiet[0].to POLICY_HOURS_EMPTY']],
    [
      'a claim in words',
      { ...sms({ allowed: [stretch([1], '08:00', '21:00')] }), fromMidnight: 'yes' },
      ['$.fromMidnight WRONG_TYPE'],
    ],
  ])('%s', (_case, json, expected) => {
    expect(found((problems) => checkHours(problems, json, '$'))).toEqual(expected);
  });
});

describe('the coverage of a week', () => {
  const coverage = (hours: readonly ContactHours[], law?: readonly ContactHours[]) =>
    found((problems) => checkCoverage(problems, { path: '$', hours, ...(law === undefined ? {} : { law }) }));
  const nights = stretch([1, 2, 3, 4, 5], '21:00', '09:00');
  const weekend = stretch([6, 7], '00:00', '24:00');
  it.each([
    ['of nights is whole', [sms({ quiet: [stretch(DAILY, '21:00', '09:00')] })], []],
    ['has a hole on Monday morning', [sms({ quiet: [nights, weekend] })], ['$ POLICY_HOURS_MIDNIGHT 1']],
    ['has a hole that is meant', [sms({ quiet: [nights, weekend], fromMidnight: true })], []],
    ['is impossible: quiet for ever', [sms({ quiet: [stretch(DAILY, '00:00', '24:00')] })], ['$ POLICY_HOURS_NEVER']],
    [
      'is impossible: quiet whenever it is allowed',
      [sms({ allowed: [stretch([1], '08:00', '12:00')] }), sms({ quiet: [stretch([1], '07:00', '13:00')] })],
      ['$ POLICY_HOURS_NEVER'],
    ],
    ['of nothing is not judged', [], []],
  ])('%s', (_case, hours, expected) => {
    expect(coverage(hours)).toEqual(expected);
  });

  it('is impossible where a law leaves nothing of it', () => {
    const [own, law] = [
      sms({ allowed: [stretch(DAILY, '08:00', '10:00')] }),
      sms({ allowed: [stretch(DAILY, '10:00', '21:00')] }),
    ];
    expect(coverage([own], [law])).toEqual(['$ POLICY_HOURS_NEVER']);
  });
});

describe('a channel and purpose', () => {
  it('that nobody gave hours are all named', () => {
    const hours = [sms({ allowed: [stretch(DAILY, '08:00', '21:00')] })];
    expect(found((problems) => checkAllNamed(problems, hours, '$'))).toHaveLength(5);
  });
});
