import { expect, it } from '@jest/globals';
import type { Campaign } from '../campaign.js';
import type { PlanSchedule } from '../playbook-plan.js';
import { dueAt, isDueOn, isTakenName } from './due-campaigns.js';

it.each<[string, PlanSchedule | undefined, string, boolean]>([
  ['every night: always', { kind: 'nightly' }, '2026-11-02', true],
  ['on the second: on the second', { kind: 'monthly', day: 2 }, '2026-11-02', true],
  ['on the second: on no other day', { kind: 'monthly', day: 2 }, '2026-11-03', false],
  ['every third month, made in August: in November', { kind: 'monthly', day: 2, everyMonths: 3 }, '2026-11-02', true],
  [
    'every third month, made in August: not in October',
    { kind: 'monthly', day: 2, everyMonths: 3 },
    '2026-10-02',
    false,
  ],
  ['on what happens: never by itself', { kind: 'event', events: ['usage-drop'] }, '2026-11-02', false],
  ['when the customer comes: never by itself', { kind: 'prompt', at: ['counter'] }, '2026-11-02', false],
  ['by hand only: never by itself', undefined, '2026-11-02', false],
])('a campaign that runs %s', (_case, schedule, day, expected) => {
  expect(isDueOn(schedule, day, '2026-08-31')).toBe(expected);
});

it('a run of all takes what is active and due on its day where the operator is, in order of id', () => {
  const at = new Date('2026-11-02T18:00:00Z');
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  const campaign = (id: string, change: Partial<Campaign> = {}): Campaign => {
    const schedule = { kind: 'nightly' } as const;
    return { id, title, pack: id, state: 'active', createdAt: new Date('2026-08-31T00:00:00Z'), schedule, ...change };
  };
  const campaigns = [
    campaign('nightly'),
    campaign('monthly', { schedule: { kind: 'monthly', day: 3 } }),
    campaign('of-yesterday-there', { schedule: { kind: 'monthly', day: 2 } }),
    campaign('paused', { state: 'paused' }),
    campaign('stopped', { state: 'stopped' }),
    campaign('later', { createdAt: new Date('2026-11-02T18:00:01Z') }),
  ];
  expect(dueAt(campaigns, at, 'Asia/Shanghai').map(({ id }) => id)).toEqual(['monthly', 'nightly']);
});

it.each([
  ['all', true],
  ['event', true],
  ['prompt', true],
  ['events', false],
])('a campaign called %s: is the name taken?', (name, expected) => {
  expect(isTakenName(name)).toBe(expected);
});
