import { describe, expect, it } from '@jest/globals';
import { aContactPolicy, aContactRow } from '../../../../test/builders/a-contact-row.js';
import { hoursTable } from '../timing/quiet-hours.js';
import { habitFactor, habitHour, habitRules, habitsOf } from './contact-habits.js';
import type { FatigueRules } from './fatigue.js';

const NOW = new Date('2026-11-09T18:00:00Z');
const ONE = { customerId: 'c-1', now: NOW };
const fatigue: FatigueRules = {
  halfLifeDays: 7,
  lambda: 0.5,
  stopAt: 9,
  weights: { sms: 1, email: 1, 'call-list': 1 },
  credits: { read: 0, clicked: 0, replied: 0, accepted: 0 },
  exempt: ['service'],
  labels: { onTargetFrom: 1, saturatedFrom: 2 },
};
const sendTime = { minResponses: 2, neighbourWeight: 0.5 };
const sent = aContactRow({ status: 'sent' });
const back = (outcome: string, at: string, channel = 'sms') => ({ outcome, channel, at: new Date(at) });
const ANSWERS = [back('clicked', '2026-11-03T03:10:00Z'), back('declined', '2026-11-04T03:40:00Z')];

describe('the rules of habits', () => {
  it.each([
    ['of both', { fatigue, sendTime }, { fatigue, sendTime }],
    ['where pressure changes nothing', { fatigue: { ...fatigue, lambda: 0 }, sendTime }, { sendTime }],
    ['of none', { fatigue: { ...fatigue, lambda: 0 } }, null],
    ['that are not there', {}, null],
  ])('%s', (_case, rules, expected) => {
    expect(habitRules(rules)).toEqual(expected);
  });
});

describe('a customer’s habits', () => {
  it('are pressure and the times of answers', () => {
    expect(habitsOf([sent], ANSWERS, ONE, { fatigue, sendTime })).toEqual({
      pressure: 0.5,
      answered: ANSWERS.map(({ channel, at }) => ({ channel, at })),
    });
  });

  it.each([
    ['nobody answered', [], []],
    ['too few did', [sent], [ANSWERS[0]]],
    [
      'what came back says nothing',
      [],
      [back('no-answer', '2026-11-03T03:10:00Z'), back('delivered', '2026-11-03T03:10:00Z')],
    ],
    ['it is still to come', [], [ANSWERS[0], back('clicked', '2026-11-10T00:00:00Z')]],
  ])('say nothing of times where %s', (_case, _rows, cameBack) => {
    const known = cameBack.flatMap((one) => one ?? []);
    expect(habitsOf([], known, ONE, { fatigue, sendTime })).toEqual({});
  });
});

describe('what habits do', () => {
  it('scale the priority of what is not exempt', () => {
    expect(habitFactor({ pressure: 2 }, 'marketing', { fatigue })).toBeCloseTo(Math.exp(-1), 12);
    expect(habitFactor({ pressure: 2 }, 'service', { fatigue })).toBe(1);
    expect(habitFactor({}, 'marketing', { fatigue })).toBe(1);
    expect(habitFactor({ pressure: 2 }, 'marketing', {})).toBe(1);
  });

  it('give the hour of the channel, on the customer’s clock', () => {
    const hours = hoursTable(aContactPolicy());
    const answered = ANSWERS.map(({ channel, at }) => ({ channel, at }));
    const of = { purpose: 'marketing', zone: 'America/Los_Angeles' } as const;
    expect(habitHour({ answered }, { ...of, channel: 'sms' }, hours, { sendTime })).toBe(19);
    expect(habitHour({ answered }, { ...of, channel: 'email' }, hours, { sendTime })).toBeNull();
    expect(habitHour({ answered }, { ...of, channel: 'sms' }, hours, {})).toBeNull();
  });
});
