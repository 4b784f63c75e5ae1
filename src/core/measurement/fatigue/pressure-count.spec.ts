import { expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import type { FatigueRules } from '../../policy/cap/fatigue.js';
import { PressureCount } from './pressure-count.js';

const NOW = new Date('2026-11-16T18:00:00Z');
const RULES: FatigueRules = {
  ...{ halfLifeDays: 7, lambda: 0.5, stopAt: 6, exempt: [] },
  weights: { sms: 1, email: 0.5, 'call-list': 2 },
  credits: { read: 0.25, clicked: 0.5, replied: 1, accepted: 2 },
  labels: { onTargetFrom: 0.5, saturatedFrom: 1.5 },
};
const sent = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aContactRow({ outreachId: `o${index}`, channel: 'sms', status: 'sent', dueAt: NOW }),
  );

it('counts customers by the label of their pressure', () => {
  const count = new PressureCount(RULES, NOW);
  for (const contacts of [0, 0, 1, 2, 3]) count.add(sent(contacts), 'c-1');
  expect(count.counts).toEqual({ UNDER: 2, ON_TARGET: 1, SATURATED: 2 });
});

it('has nobody pressed where there are no rules', () => {
  const count = new PressureCount(undefined, NOW);
  count.add(sent(9), 'c-1');
  expect(count.counts).toEqual({ UNDER: 1, ON_TARGET: 0, SATURATED: 0 });
});
