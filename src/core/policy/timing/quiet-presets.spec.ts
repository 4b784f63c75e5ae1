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
});
