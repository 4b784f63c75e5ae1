import { describe, expect, it } from '@jest/globals';
import { PLAIN_ARBITRATION } from '../rules/arbitration-rules.js';
import { Chances, type DayCounts, learntSince } from './chances.js';

const AT = new Date('2026-11-02T00:00:00Z');
const rules = {
  propensity: { groupWeight: 100, halfLifeDays: 90 },
  exploration: { used: false, share: 0.1, enough: { shows: 100, acceptances: 5, days: 14 } },
};
const exploring = { ...rules, exploration: { ...rules.exploration, used: true } };

const day = (offerId: string, shows: number, acceptances: number, change: Partial<DayCounts> = {}): DayCounts => ({
  ...{ offerId, channel: 'counter', day: '2026-11-02', shows, acceptances, answers: acceptances },
  ...change,
});
const TWO = [day('a', 150, 15), day('b', 50, 5)];

describe('chances learnt from responses', () => {
  it('are smoothed towards the mean of the group: (s + κ·mean) ÷ (n + κ)', () => {
    const chances = new Chances(TWO, AT, rules);
    expect(chances.chanceOf('a', 'counter')).toBeCloseTo((15 + 100 * 0.1) / 250, 12);
    expect(new Chances([day('a', 150, 25), day('b', 50, 5)], AT, rules).chanceOf('a', 'counter')).toBeCloseTo(
      (25 + 15) / 250,
      12,
    );
  });

  it('of what was never made are those of its group', () => {
    expect(new Chances(TWO, AT, rules).chanceOf('new', 'counter')).toBeCloseTo(0.1, 12);
  });

  it('on a channel that has gathered too little begin at the mean of everything', () => {
    const few = day('a', 20, 20, { channel: 'web' });
    expect(new Chances([...TWO, few], AT, rules).chanceOf('new', 'web')).toBeCloseTo(40 / 220, 12);
  });

  it('halve their evidence every half-life', () => {
    const old = TWO.map((one) => ({ ...one, shows: one.shows * 4, acceptances: one.acceptances * 4 }));
    const dated = old.map((one) => ({ ...one, day: '2026-05-06' as const }));
    const [now, then] = [new Chances(TWO, AT, rules), new Chances(dated, AT, rules)];
    expect(then.chanceOf('a', 'counter')).toBeCloseTo(now.chanceOf('a', 'counter') ?? 0, 12);
  });

  it.each([
    ['few shows', [day('a', 99, 10)]],
    ['shows that nobody answers, as if nobody listened', [day('a', 5_000, 0)]],
    ['nothing', []],
    ['only what is still to come', [day('a', 500, 50, { day: '2026-11-03' })]],
  ])('are not learnt from %s', (_case, days) => {
    expect(new Chances(days, AT, rules).chanceOf('a', 'counter')).toBeNull();
    expect(new Chances(days, AT, rules).gathered('a', 'counter')).toBeNull();
  });

  it('are learnt from refusals too: answers say that somebody listens', () => {
    const refused = [day('a', 200, 0, { answers: 150 })];
    expect(new Chances(refused, AT, rules).chanceOf('a', 'counter')).toBeLessThan(0.01);
  });

  it('where there is exploring are the group’s, until the offer has enough of its own in the days that count', () => {
    const chances = new Chances([...TWO, day('a', 900, 10, { day: '2026-10-01' })], AT, exploring);
    const mean = chances.gathered('b', 'counter')?.mean ?? 0;
    expect(chances.chanceOf('b', 'counter')).toBe(mean);
    expect(chances.chanceOf('a', 'counter')).not.toBe(mean);
  });

  it('do not depend on the order in which days are told', () => {
    const days = [...TWO, day('a', 31, 7, { day: '2026-10-20' }), day('c', 11, 3, { day: '2026-09-20' })];
    const one = new Chances(days, AT, rules);
    const other = new Chances(days.toReversed(), AT, rules);
    for (const id of ['a', 'b', 'c', 'new']) expect(other.chanceOf(id, 'counter')).toBe(one.chanceOf(id, 'counter'));
  });

  it('look back as far as anything still weighs', () => {
    expect(learntSince(AT, rules)).toEqual(new Date('2024-11-12T00:00:00Z'));
    expect(learntSince(AT, PLAIN_ARBITRATION).getTime()).toBeLessThan(AT.getTime());
  });
});
