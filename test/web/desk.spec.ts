import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REQUEST_ID } from '../../src/core/decision/live/prompt.js';
import { CALL_OUTCOMES, REPLIES } from '../../src/core/response/read-reply.js';
import { callTimes, instantOf, localTime } from '../../web/src/screens/desk/call-times.ts';
import { newRequest } from '../../web/src/screens/desk/request-id.ts';

describe('a time to call', () => {
  it.each([
    ['2026-11-22T10:00', 'Asia/Shanghai', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T10:00', 'UTC', '2026-11-22T10:00:00.000Z'],
    ['2026-07-01T00:30', 'America/New_York', '2026-07-01T04:30:00.000Z'],
    ['2026-12-31T23:59', 'Pacific/Auckland', '2026-12-31T10:59:00.000Z'],
  ])('%s of %s is %s, and reads the same there', (local, zone, instant) => {
    expect(instantOf(local, zone)?.toISOString()).toBe(instant);
    expect(localTime(new Date(instant), zone)).toBe(local);
  });

  it.each(['', '2026-13-01T00:00', 'soon'])('is none of %j', (typed) => {
    expect(instantOf(typed, 'Asia/Shanghai')).toBeNull();
  });

  it.each([
    [
      'in the morning',
      '2026-11-22T02:02:00Z',
      ['hour 11:05', 'evening 18:30', 'tomorrow 10:00', 'threeDays 10:00', 'week 10:00'],
    ],
    ['at night', '2026-11-22T14:30:00Z', ['hour 23:30', 'tomorrow 10:00', 'threeDays 10:00', 'week 10:00']],
  ])('is proposed %s in the operator’s zone, never in the past', (_case, now, proposed) => {
    const zone = 'Asia/Shanghai';
    const times = callTimes(new Date(now), zone);
    expect(times.map(({ key, at }) => `${key} ${localTime(at, zone).slice(-5)}`)).toEqual(proposed);
    expect(times.every(({ at }) => at > new Date(now))).toBe(true);
  });
});

describe('an asking for offers', () => {
  it('has an id of its own that the server takes', () => {
    const [one, other] = [newRequest(), newRequest()];
    expect(one).toMatch(REQUEST_ID);
    expect(one).not.toBe(other);
  });
});

describe('the words of answers', () => {
  it.each(['zh-CN', 'en'])('are there for every answer somebody may tell, in %s', (language) => {
    const file = join(import.meta.dirname, `../../web/src/words/${language}`);
    for (const topic of ['desk', 'customers']) {
      const { reply } = JSON.parse(readFileSync(join(file, `${topic}.json`), 'utf8'));
      const all = new Set([...REPLIES, ...CALL_OUTCOMES]);
      expect([...all].filter((one) => reply[one] === undefined)).toEqual([]);
    }
  });
});
