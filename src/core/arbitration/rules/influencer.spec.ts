import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../condition/condition.js';
import { readCondition } from '../../condition/read-condition.js';
import type { FactDefinition } from '../../facts/fact-catalogue.js';
import { type Influencer, influenceAt, pointsAt } from './influencer.js';

const from = new Date('2026-03-01T00:00:00Z');
const until = new Date('2026-05-01T00:00:00Z');
const push: Influencer = { id: 'push', title: { 'zh-CN': '推', en: 'Push' }, points: 40, from, scope: {} };
const day = (after: number) => new Date(from.getTime() + after * 86_400_000);

function arpuAbove(value: number): Condition {
  const arpu = { name: 'arpu', type: 'number', nullable: true } as unknown as FactDefinition;
  const read = readCondition({ all: [{ fact: 'arpu', operator: 'greaterThan', value }] }, new Map([['arpu', arpu]]));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe('the points of an influencer', () => {
  it.each([
    ['are none before it begins', push, -1, 0],
    ['are whole at its start', push, 0, 40],
    ['stay where nothing is said', push, 1_000, 40],
    ['halve', { ...push, halfLifeDays: 7 }, 7, 20],
    ['halve again', { ...push, halfLifeDays: 7 }, 14, 10],
    ['are there until its end', { ...push, until }, 60, 40],
    ['and not at its end', { ...push, until }, 61, 0],
    ['may take away', { ...push, points: -40, halfLifeDays: 7 }, 7, -20],
  ])('%s', (_case, influencer, after, points) => {
    expect(pointsAt(influencer, day(after))).toBeCloseTo(points, 10);
  });
});

describe('an influencer speaks of', () => {
  const candidate = { offerId: 'fibre', lever: 'cross-sell', channel: 'sms' };
  it.each([
    ['everything', {}, {}, [40]],
    ['its offers', { offers: ['fibre', 'tv'] }, {}, [40]],
    ['no other offer', { offers: ['tv'] }, {}, []],
    ['no other lever', { levers: ['renewal'] }, {}, []],
    ['no other channel', { offers: ['fibre'], channels: ['email'] }, {}, []],
    ['its segment', { when: arpuAbove(5_000) }, { arpu: 5_001 }, [40]],
    ['nobody outside it', { when: arpuAbove(5_000) }, { arpu: 5_000 }, []],
    ['nobody of whom it is unknown', { when: arpuAbove(5_000) }, {}, []],
  ])('%s', (_case, scope, sheet, points) => {
    expect(influenceAt([{ ...push, scope }], from)(candidate, sheet)).toEqual(points);
  });
});
