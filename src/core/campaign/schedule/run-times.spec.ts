import { describe, expect, it } from '@jest/globals';
import { nightDue, readRunTimes } from './run-times.js';

const TIMES = { nightlyAt: '02:00', catchUpHours: 6 };

describe('the settings of nightly runs', () => {
  it('are read', () => {
    expect(readRunTimes(TIMES)).toEqual({ ok: true, value: TIMES });
  });

  it.each([
    ['no list', [], ['$ WRONG_TYPE']],
    ['without a time', { catchUpHours: 6 }, ['$.nightlyAt MISSING_FIELD']],
    ['with a time there is not', { ...TIMES, nightlyAt: '24:00' }, ['$.nightlyAt RUN_TIME_BAD']],
    ['with a time that is none', { ...TIMES, nightlyAt: 2 }, ['$.nightlyAt WRONG_TYPE']],
    ['that catch nothing up', { ...TIMES, catchUpHours: 0 }, ['$.catchUpHours RUN_CATCH_UP_BAD']],
    ['that catch up for days', { ...TIMES, catchUpHours: 25 }, ['$.catchUpHours RUN_CATCH_UP_BAD']],
    ['with hours in words', { ...TIMES, catchUpHours: 'six' }, ['$.catchUpHours WRONG_TYPE']],
  ])('%s are refused', (_case, json, expected) => {
    const read = readRunTimes(json);
    expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});

describe('the night that is due', () => {
  it.each([
    ['at its instant', '2026-11-02T18:00:00Z', '2026-11-02T18:00:00.000Z'],
    ['a moment before it: the one before is too long ago', '2026-11-02T17:59:59Z', null],
    ['while it is caught up', '2026-11-03T00:00:00Z', '2026-11-02T18:00:00.000Z'],
    ['afterwards: none', '2026-11-03T00:00:01Z', null],
    ['days later: the newest only', '2026-11-09T19:00:00Z', '2026-11-09T18:00:00.000Z'],
  ])('in Shanghai, %s', (_case, now, expected) => {
    expect(nightDue(TIMES, 'Asia/Shanghai', new Date(now))?.toISOString() ?? null).toBe(expected);
  });

  it.each([
    ['is skipped: the hour after', '2026-03-08T10:00:00Z', '2026-03-08T10:00:00.000Z'],
    ['comes twice: the first of them', '2026-11-01T09:30:00Z', '2026-11-01T08:30:00.000Z'],
  ])('where the hour %s', (_case, now, expected) => {
    const times = { nightlyAt: expected.includes('-11-') ? '01:30' : '02:00', catchUpHours: 6 };
    expect(nightDue(times, 'America/Los_Angeles', new Date(now))?.toISOString()).toBe(expected);
  });
});
