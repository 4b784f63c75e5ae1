import { describe, expect, it } from '@jest/globals';
import { asks, fieldPack } from '../../../../test/builders/asked-leaves.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { GuardedRules } from './guarded-rules.js';

const PACK = fieldPack(
  { all: [asks('tenureMonths', 'lessThan', 3)] },
  { any: [asks('senior', 'equal', true), asks('arpuBand', 'equal', 'HIGH')] },
  { not: asks('planCode', 'startsWith', 'x') },
  { all: [asks('tenureMonths', 'notEqual', 1, 'matches')] },
);

describe('one customer', () => {
  it.each<[string, FactSheet, readonly number[], readonly number[]]>([
    ['of whom all is known', { tenureMonths: 1, senior: false, arpuBand: 'HIGH', planCode: 'y' }, [0, 1, 2], []],
    ['of whom nothing is known', {}, [3], [0, 1, 2]],
    ['of whom enough is known', { tenureMonths: 9, senior: true, planCode: 'x' }, [1, 3], []],
    ['of whom what is said is no value', { tenureMonths: Number.POSITIVE_INFINITY, planCode: true }, [3], [0, 1, 2]],
    ['whose sheet has a fact without a name', { '': 1, tenureMonths: 1, senior: true }, [0, 1], [2]],
  ])('%s', (_case, sheet, matched, unknown) => {
    expect(new GuardedRules(PACK).row(sheet)).toEqual({ matched, unknown });
  });
});

describe('the day of the run', () => {
  const soon = fieldPack({ all: [asks('exitDate', 'withinNextDays', 7)] });
  const sheet = { exitDate: '2026-11-29' };

  it('changes what matches', () => {
    const rules = new GuardedRules(soon);
    const matched = ['2026-11-22', '2026-11-21', '2026-11-22', '2026-11-30'].map(
      (day) => rules.row(sheet, day).matched,
    );
    expect(matched).toEqual([[0], [], [0], []]);
  });

  it('is asked for by row and by column', () => {
    expect(() => new GuardedRules(soon).row(sheet)).toThrow("the run's day");
    expect(() => new GuardedRules(soon).columns()).toThrow("the run's day");
  });

  it('is indexed once, for today and for yesterday side by side; not at all where nobody asks', () => {
    const rules = new GuardedRules(soon);
    const [today, yesterday] = [rules.columns('2026-11-22'), rules.columns('2026-11-21')];
    expect(today).not.toBe(yesterday);
    expect([rules.columns('2026-11-22'), rules.columns('2026-11-21')]).toEqual([today, yesterday]);
    expect(rules.columns('2026-11-22')).toBe(today);
    const timeless = new GuardedRules(PACK);
    expect(timeless.columns('2026-11-22')).toBe(timeless.columns('2026-11-21'));
  });

  it('two days under way at once give each its own answers', () => {
    const rules = new GuardedRules(soon);
    const block = blockOf(['a'], [sheet], soon.facts, FIELD_FACTS);
    const [today, yesterday] = [rules.columns('2026-11-22'), rules.columns('2026-11-21')];
    expect([today.counts(block), yesterday.counts(block), today.counts(block)].map(([count]) => count)).toEqual([
      1, 0, 1,
    ]);
  });
});
