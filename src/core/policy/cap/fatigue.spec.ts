import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import {
  customerPressure,
  type FatigueRules,
  fatigueFactor,
  fatigueLabel,
  fatigueReach,
  fatigueRefusals,
  pressureOf,
} from './fatigue.js';

const NOW = new Date('2026-11-16T18:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const RULES: FatigueRules = {
  halfLifeDays: 7,
  lambda: 0.5,
  stopAt: 1.5,
  weights: { sms: 1, email: 0.5, 'call-list': 2 },
  credits: { read: 0.25, clicked: 0.5, replied: 1, accepted: 2 },
  exempt: ['service'],
  labels: { onTargetFrom: 0.5, saturatedFrom: 1.5 },
};
const sms = (days: number, change: Parameters<typeof aContactRow>[0] = {}) =>
  aContactRow({ outreachId: `o${days}`, channel: 'sms', status: 'sent', dueAt: daysAgo(days), ...change });

describe('pressure', () => {
  it('halves in a half-life: weights 1, 1 and ½ at 0, 7 and 14 days ago are 1.625', () => {
    const contacts = [
      { at: NOW, weight: 1 },
      { at: daysAgo(7), weight: 1 },
      { at: daysAgo(14), weight: 0.5 },
    ];
    expect(pressureOf(contacts, [], NOW, 7)).toBeCloseTo(1.625, 12);
  });

  it.each([
    ['of what is still to come is nothing', [{ at: daysAgo(-1), weight: 1 }], [], 0],
    ['is relieved by what the person did', [{ at: NOW, weight: 1 }], [{ at: NOW, weight: 0.25 }], 0.75],
    ['is never below nothing', [{ at: NOW, weight: 1 }], [{ at: NOW, weight: 5 }], 0],
  ])('%s', (_case, contacts, engagements, expected) => {
    expect(pressureOf(contacts, engagements, NOW, 7)).toBe(expected);
  });

  it.each([
    ['weighs by channel', [sms(0), sms(7, { channel: 'call-list' })], 2],
    ['counts what is reserved until now', [sms(0, { status: 'reserved' })], 1],
    ['counts nothing planned or given back', [sms(0, { status: 'planned' }), sms(1, { status: 'released' })], 0],
    ['counts nothing exempt', [sms(0, { purpose: 'service' })], 0],
    ['counts nothing of another member', [sms(0, { customerId: 'c-2' })], 0],
    ['is relieved', [sms(0, { engaged: [{ kind: 'clicked', at: NOW }] })], 0.5],
  ])('of a customer %s', (_case, rows, expected) => {
    expect(customerPressure(rows, 'c-1', NOW, RULES)).toBeCloseTo(expected, 12);
  });
});

describe('what pressure does', () => {
  it('scales the priority by exp(−λF)', () => {
    expect(fatigueFactor(0, RULES)).toBe(1);
    expect(fatigueFactor(2, RULES)).toBeCloseTo(Math.exp(-1), 12);
  });

  it.each([
    [0, 'UNDER'],
    [0.499, 'UNDER'],
    [0.5, 'ON_TARGET'],
    [1.499, 'ON_TARGET'],
    [1.5, 'SATURATED'],
  ])('%d is %s', (pressure, label) => {
    expect(fatigueLabel(pressure, RULES)).toBe(label);
  });

  const asked = aContactRow({ outreachId: 'new', dueAt: NOW });
  it.each([
    ['stops at its most', [sms(0), sms(7)], [{ code: 'FATIGUED', component: 'fatigue', have: 1.5, need: 1.5 }]],
    ['lets go below it', [sms(0), sms(8)], []],
    ['does not count the contact itself', [sms(0), sms(7, { outreachId: 'new' })], []],
  ])('%s', (_case, rows, expected) => {
    expect(fatigueRefusals(rows, asked, RULES)).toEqual(expected);
  });

  it('stops nothing exempt, and nothing without rules', () => {
    const rows = [sms(0), sms(1)];
    expect(fatigueRefusals(rows, { ...asked, purpose: 'service' }, RULES)).toEqual([]);
    expect(fatigueRefusals(rows, asked, undefined)).toEqual([]);
  });

  it('is remembered until it weighs nothing', () => {
    expect(fatigueReach(RULES)).toBe(56 * 86_400_000);
  });
});
