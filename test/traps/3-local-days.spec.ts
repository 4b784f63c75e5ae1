import { describe, expect, it } from '@jest/globals';
import { capRefusals } from '../../src/core/policy/cap/frequency-cap.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';

const daily = aCap({ id: 'daily', max: 1, window: { kind: 'calendar', unit: 'day', n: 1, zone: 'customer' } });
const inBangkok = (at: string) => aContactRow({ outreachId: at, zone: 'Asia/Bangkok', dueAt: new Date(at) });
const refused = (first: string, second: string) =>
  capRefusals([inBangkok(first)], inBangkok(second), { caps: [daily], operatorZone: 'UTC' }).map(({ code }) => code);

describe('trap 3: day caps in UTC', () => {
  it('trap 3: two contacts of one local day at UTC+7 are two of one day, on two days of UTC', () => {
    expect(refused('2026-11-02T17:30:00Z', '2026-11-03T16:00:00Z')).toEqual(['CAP_REACHED']);
  });

  it('trap 3: two contacts of two local days at UTC+7 are none of one day, on one day of UTC', () => {
    expect(refused('2026-11-02T16:00:00Z', '2026-11-02T17:30:00Z')).toEqual([]);
  });
});
