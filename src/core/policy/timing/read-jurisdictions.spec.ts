import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import type { ContactHours } from './hours.js';
import { checkJurisdictions } from './read-jurisdictions.js';

const hours = (from: string, to: string): readonly ContactHours[] => [
  { channels: ['sms'], purposes: ['marketing'], allowed: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }] },
];
const PRESETS = [{ id: 'late', title: { 'zh-CN': '晚', en: 'Late' }, hours: hours('20:00', '22:00') }];
const problems = (...json: readonly object[]) => {
  const found = new FoundProblems();
  checkJurisdictions(found, json, hours('08:00', '19:00'), PRESETS);
  return found.all.map(({ path, code }) => `${path} ${code}`);
};

describe('jurisdictions', () => {
  it('are in order with hours of their own', () => {
    expect(
      problems({ id: 'here', regions: ['TX'], zones: ['America/Chicago'], hours: hours('09:00', '18:00') }),
    ).toEqual([]);
  });

  it.each([
    [
      'with a title in one language',
      [{ id: 'here', title: { 'zh-CN': '此地' }, hours: hours('09:00', '18:00') }],
      ['$.jurisdictions[0].title.en MISSING_FIELD', '$.jurisdictions[0].title.en WRONG_TYPE'],
    ],
    ['without hours', [{ id: 'here' }], ['$.jurisdictions[0] POLICY_JURISDICTION_EMPTY']],
    [
      'with a preset nobody has',
      [{ id: 'here', preset: 'early' }],
      ['$.jurisdictions[0].preset POLICY_PRESET_UNKNOWN'],
    ],
    ['with a preset that leaves nothing', [{ id: 'here', preset: 'late' }], ['$.jurisdictions[0] POLICY_HOURS_NEVER']],
    [
      'with a zone that does not exist',
      [{ id: 'here', zones: ['Mars/Olympus'], hours: hours('09:00', '18:00') }],
      ['$.jurisdictions[0].zones[0] POLICY_ZONE_UNKNOWN'],
    ],
    [
      'twice',
      [
        { id: 'a', hours: hours('09:00', '18:00') },
        { id: 'a', hours: hours('09:00', '18:00') },
      ],
      ['$.jurisdictions[1].id POLICY_JURISDICTION_TWICE'],
    ],
    [
      'with no regions',
      [{ id: 'a', regions: [], hours: hours('09:00', '18:00') }],
      ['$.jurisdictions[0].regions POLICY_LIST_EMPTY'],
    ],
  ])('are refused %s', (_case, json, expected) => {
    expect(problems(...json)).toEqual(expected);
  });
});
