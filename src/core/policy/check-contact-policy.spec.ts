import { describe, expect, it } from '@jest/globals';
import { aCap, aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { checkContactPolicy } from './check-contact-policy.js';

const problems = (json: unknown) => {
  const read = checkContactPolicy(json);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};
const [hours] = aContactPolicy().hours;
const withHours = (change: object) => aContactPolicy({ hours: [{ ...hours, ...change }] as never });
const withQuiet = (quiet: object[]) => {
  const { allowed: _allowed, ...rest } = hours ?? {};
  return aContactPolicy({ hours: [{ ...rest, quiet }] as never });
};
const withCap = (change: object) => aContactPolicy({ caps: [{ ...aCap(), ...change }] as never });
const allowed = (change: object) => withHours({ allowed: [{ days: [1], from: '08:00', to: '21:00', ...change }] });

describe('a contact policy', () => {
  it('that is in order is read as it is', () => {
    expect(checkContactPolicy(aContactPolicy())).toEqual({ ok: true, value: aContactPolicy() });
  });

  it('may have no caps', () => {
    expect(problems(aContactPolicy({ caps: [] }))).toEqual([]);
  });

  it.each([
    ['no object', [], ['$ WRONG_TYPE']],
    ['an unknown field', { ...aContactPolicy(), holiday: 1 }, ['$.holiday UNKNOWN_FIELD']],
    [
      'a zone that does not exist',
      aContactPolicy({ operatorZone: 'Mars/Olympus' }),
      ['$.operatorZone POLICY_ZONE_UNKNOWN'],
    ],
    ['no hours', aContactPolicy({ hours: [] }), ['$.hours POLICY_LIST_EMPTY']],
    ['a channel nobody has', withHours({ channels: ['fax'] }), ['$.hours[0].channels[0] POLICY_VALUE_NOT_ALLOWED']],
    ['an eighth day', allowed({ days: [8] }), ['$.hours[0].allowed[0].days[0] POLICY_VALUE_NOT_ALLOWED']],
    ['a time that is none', allowed({ from: '8am' }), ['$.hours[0].allowed[0].from POLICY_TIME_BAD']],
    ['a start at the end of the day', allowed({ from: '24:00' }), ['$.hours[0].allowed[0].from POLICY_TIME_BAD']],
    ['an end at the end of the day', allowed({ to: '24:00' }), []],
    ['hours of no length', allowed({ to: '08:00' }), ['$.hours[0].allowed[0].to POLICY_HOURS_EMPTY']],
    ['a cap of −1', withCap({ max: -1 }), ['$.caps[0].max POLICY_NOT_FROM_ONE']],
    [
      'an impossible quiet window',
      withQuiet([{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]),
      Array(6).fill('$.hours POLICY_HOURS_NEVER'),
    ],
    ['an offer that rests for no day', aContactPolicy({ sameOfferDays: 0 }), ['$.sameOfferDays POLICY_OUT_OF_BOUNDS']],
    [
      'one that rests for longer than is known',
      aContactPolicy({ sameOfferDays: 29 }),
      ['$.sameOfferDays POLICY_OUT_OF_BOUNDS'],
    ],
    ['a text of no part', aContactPolicy({ smsParts: 0 }), ['$.smsParts POLICY_OUT_OF_BOUNDS']],
    [
      'a text of more parts than can be counted',
      aContactPolicy({ smsParts: 256 }),
      ['$.smsParts POLICY_OUT_OF_BOUNDS'],
    ],
    ['a spread of years', aContactPolicy({ spreadMinutes: 1e9 }), ['$.spreadMinutes POLICY_OUT_OF_BOUNDS']],
    [
      'a preferred hour learned from nothing',
      aContactPolicy({ sendTime: { minResponses: 0, neighbourWeight: 2 } }),
      ['$.sendTime.minResponses POLICY_OUT_OF_BOUNDS', '$.sendTime.neighbourWeight POLICY_OUT_OF_BOUNDS'],
    ],
    [
      'a law of nowhere',
      aContactPolicy({ defaultJurisdiction: 'nowhere' }),
      ['$.defaultJurisdiction POLICY_VALUE_NOT_ALLOWED'],
    ],
    ['a cap of none', withCap({ max: 0 }), ['$.caps[0].max POLICY_NOT_FROM_ONE']],
    [
      'half a day',
      withCap({ window: { kind: 'rolling', unit: 'day', n: 0.5 } }),
      ['$.caps[0].window.n POLICY_NOT_FROM_ONE'],
    ],
    [
      'a window of another kind',
      withCap({ window: { kind: 'tumbling', unit: 'day', n: 1 } }),
      ['$.caps[0].window.kind POLICY_VALUE_NOT_ALLOWED'],
    ],
    ['text for a number', withCap({ max: '2' }), ['$.caps[0].max WRONG_TYPE']],
    ['one cap twice', aContactPolicy({ caps: [aCap(), aCap()] }), ['$.caps[1].id POLICY_CAP_TWICE']],
    ['an operator for a name', withCap({ filter: { $gt: 1 } }), ['$.caps[0].filter.$gt FORBIDDEN_NAME']],
  ])('with %s', (_case, json, expected) => {
    expect(problems(json).map((line) => line.replace('["$gt"]', '.$gt'))).toEqual(expected);
  });

  it('names every channel and purpose nobody gave hours for', () => {
    const read = checkContactPolicy(withHours({ channels: ['sms'] }));
    expect(read.ok ? [] : read.problems.map(({ params }) => `${params?.channel} ${params?.purpose}`)).toEqual([
      'email marketing',
      'email service',
      'call-list marketing',
      'call-list service',
    ]);
  });

  it('takes the hours of the presets its jurisdictions name', () => {
    const [law] = aContactPolicy().hours;
    const preset = { id: 'law', title: { 'zh-CN': '法', en: 'Law' }, hours: law ? [law] : [] };
    const read = checkContactPolicy(aContactPolicy({ jurisdictions: [{ id: 'here', preset: 'law' }] }), [preset]);
    expect(read.ok && read.value.jurisdictions).toEqual([{ id: 'here', preset: 'law', hours: preset.hours }]);
  });
});
