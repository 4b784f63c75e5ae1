import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import { contactTiming } from './contact-timing.js';
import { hoursTable } from './quiet-hours.js';

const hours = hoursTable(aContactPolicy());
const ZONE = { zone: 'America/Los_Angeles', assumed: false };
const timing = (cutOff: string, delayHours: number, expireHours: number) =>
  contactTiming({ delayHours, expireHours }, 'email', 'marketing', ZONE, hours, new Date(cutOff));

describe('when a contact is due', () => {
  it('is after its delay', () => {
    const dueAt = new Date('2026-11-02T20:00:00Z');
    const expiresAt = new Date('2026-11-05T18:00:00Z');
    expect(timing('2026-11-02T18:00:00Z', 2, 72)).toEqual({
      kind: 'due',
      timing: { dueAt, expiresAt, postponed: false },
    });
  });

  it('is the end of quiet hours, and it says so', () => {
    expect(timing('2026-11-03T06:00:00Z', 0, 72)).toMatchObject({
      timing: { dueAt: new Date('2026-11-03T16:00:00Z'), postponed: true },
    });
  });

  it('may be the very instant it expires', () => {
    expect(timing('2026-11-03T06:00:00Z', 0, 10)).toMatchObject({ kind: 'due' });
  });

  it('is refused when quiet hours last longer than it is worth sending', () => {
    expect(timing('2026-11-03T06:00:00Z', 0, 9)).toEqual({
      kind: 'refused',
      refusals: [
        {
          code: 'QUIET_EXPIRED',
          component: 'email.marketing',
          have: '2026-11-03T16:00:00.000Z',
          need: '2026-11-03T15:00:00.000Z',
        },
      ],
    });
  });

  it('is never where there are no hours', () => {
    const none = hoursTable(aContactPolicy({ hours: [] }));
    const answer = contactTiming({ delayHours: 0, expireHours: 1 }, 'sms', 'service', ZONE, none, new Date(0));
    expect(answer).toEqual({
      kind: 'refused',
      refusals: [{ code: 'NEVER_ALLOWED', component: 'sms.service', have: null, need: null }],
    });
  });

  it('is spread where it waited for the hours, not where it did not', () => {
    const own = { key: 'o1', spreadMinutes: 60 };
    const opening = new Date('2026-11-03T16:00:00Z');
    const asked = (cutOff: string, expireHours = 72) =>
      contactTiming({ delayHours: 0, expireHours }, 'email', 'marketing', ZONE, hours, new Date(cutOff), own);
    const spread = asked('2026-11-03T06:00:00Z');
    const dueAt = spread.kind === 'due' ? spread.timing.dueAt.getTime() - opening.getTime() : -1;
    expect(dueAt).toBeGreaterThan(0);
    expect(dueAt).toBeLessThan(3_600_000);
    expect(asked('2026-11-02T18:00:00Z')).toMatchObject({ timing: { dueAt: new Date('2026-11-02T18:00:00Z') } });
    expect(asked('2026-11-03T06:00:00Z', 10)).toMatchObject({ timing: { dueAt: opening } });
  });

  it.each([
    ['is at the hour the customer prefers', 72, '2026-11-03T03:00:00.000Z'],
    ['is at once where that comes after the expiry', 8, '2026-11-02T18:00:00.000Z'],
  ])('%s', (_case, expireHours, expected) => {
    const own = { key: 'o1', spreadMinutes: 0, preferredHour: 19, jurisdiction: 'here' };
    const cutOff = new Date('2026-11-02T18:00:00Z');
    const answer = contactTiming({ delayHours: 0, expireHours }, 'email', 'marketing', ZONE, hours, cutOff, own);
    expect(answer).toMatchObject({ timing: { dueAt: new Date(expected), jurisdiction: 'here' } });
  });
});
