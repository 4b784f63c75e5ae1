import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { weekFor } from './quiet-hours.js';
import { readQuietPresets, withPreset } from './quiet-presets.js';

const SHIPPED: unknown = JSON.parse(readFileSync('rules/policy/quiet-presets.json', 'utf8'));
const hours = [{ channels: ['sms'], purposes: ['marketing'], allowed: [{ days: [1], from: '08:00', to: '21:00' }] }];
const preset = { id: 'one', title: { 'zh-CN': '一', en: 'One' }, hours };
const problems = (...presets: readonly object[]) => {
  const read = readQuietPresets({ presets });
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('presets of quiet hours', () => {
  it.each([
    ['us-federal', 1, [8, 21]],
    ['us-texas', 6, [9, 21]],
    ['us-texas', 7, [12, 21]],
    ['us-oklahoma', 7, [8, 20]],
    ['in-promotional', 3, [10, 21]],
  ])('%s on weekday %d', (id, weekday, expected) => {
    const read = readQuietPresets(SHIPPED);
    const found = read.ok ? read.value.find((one) => one.id === id) : undefined;
    const week = weekFor(found?.hours ?? [], 'sms', 'marketing') ?? [];
    const day = week.find(({ from }) => Math.floor(from / 1_440) === weekday - 1);
    expect([day?.from ?? 0, day?.to ?? 0].map((minute) => (minute % 1_440) / 60)).toEqual(expected);
  });

  it.each([
    ['twice', [preset, preset], ['$.presets[1].id POLICY_PRESET_TWICE']],
    [
      'without words',
      [{ ...preset, title: { en: 'One' } }],
      ['$.presets[0].title["zh-CN"] MISSING_FIELD', '$.presets[0].title["zh-CN"] WRONG_TYPE'],
    ],
    ['without hours', [{ ...preset, hours: [] }], ['$.presets[0].hours POLICY_LIST_EMPTY']],
    [
      'quiet for ever',
      [
        {
          ...preset,
          hours: [
            { ...hours[0], allowed: undefined, quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
          ],
        },
      ],
      ['$.presets[0].hours POLICY_HOURS_NEVER'],
    ],
  ])('are refused %s', (_case, presets, expected) => {
    expect(problems(...presets)).toEqual(expected);
  });

  it('are added to what a jurisdiction says itself', () => {
    const read = readQuietPresets({ presets: [preset] });
    const known = read.ok ? read.value : [];
    expect(withPreset({ id: 'here', preset: 'one' }, known).hours).toEqual(hours);
    expect(withPreset({ id: 'here', preset: 'other' }, known)).toEqual({ id: 'here', preset: 'other' });
  });

  it.each([
    ['later hours narrow it, and do not lengthen it', '09:00', '23:00', [[9, 21]]],
    ['hours within it stay', '10:00', '12:00', [[10, 12]]],
    ['hours it forbids are none', '21:00', '23:00', []],
  ])('hold beside a jurisdiction’s own: %s', (_case, from, to, expected) => {
    const read = readQuietPresets({ presets: [preset] });
    const own = [{ channels: ['sms'], purposes: ['marketing'], allowed: [{ days: [1], from, to }] }] as const;
    const both = withPreset({ id: 'here', preset: 'one', hours: own }, read.ok ? read.value : []).hours ?? [];
    const week = weekFor(both, 'sms', 'marketing') ?? [];
    expect(week.map((stretch) => [stretch.from / 60, stretch.to / 60])).toEqual(expected);
  });

  it('say nothing of what they do not name, and mean a midnight that they mean', () => {
    const day = { days: [1], from: '00:00', to: '12:00' };
    const early = { ...preset, hours: [{ ...hours[0], allowed: [day], fromMidnight: true }] };
    const read = readQuietPresets({ presets: [early] });
    const own = [{ channels: ['email'], purposes: ['marketing'], allowed: [day] }] as const;
    const { hours: both = [] } = withPreset({ id: 'here', preset: 'one', hours: own }, read.ok ? read.value : []);
    expect(weekFor(both, 'email', 'marketing')).toEqual([{ from: 0, to: 720 }]);
    expect(both.slice(1)).toMatchObject([{ channels: ['sms'], purposes: ['marketing'], fromMidnight: true }]);
  });
});
