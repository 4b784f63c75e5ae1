import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { all, any, FACTS, is, not, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { compilePack } from '../program.js';
import { type HowFarOptions, howFar } from './how-far.js';

const under = (value: number) => is('gigabytes', 'lessThan', value);
const over = (value: number) => is('gigabytes', 'greaterThan', value);
const top = is('arpuBand', 'equal', 'TOP');
const senior = is('senior', 'equal', true);

function far(conditions: unknown, sheet: FactSheet, options: HowFarOptions = {}) {
  const [rule] = packOf(ruleOf('a', conditions)).rules;
  return rule ? howFar(rule.condition, sheet, FACTS, options) : null;
}
const changed = (conditions: unknown, sheet: FactSheet, options?: HowFarOptions) =>
  far(conditions, sheet, options)?.changes.map(({ fact, to }) => [fact, to]);

describe('the fewest conditions', () => {
  const sheet = { gigabytes: 9, arpuBand: 'LOW', senior: false };

  it.each([
    [
      'all that fail in an all',
      all(is('gigabytes', 'lessThanInclusive', 8), top),
      [
        ['gigabytes', 8],
        ['arpuBand', 'TOP'],
      ],
    ],
    ['the way with fewer in an any', any(all(top, senior), is('gigabytes', 'equal', 5)), [['gigabytes', 5]]],
    ['what holds already is not named', all(over(5), senior), [['senior', true]]],
    ['under a not, what must stop', not(any(over(5), top)), [['gigabytes', 5]]],
    ['nothing, where it matches', all(over(5)), []],
  ])('%s', (_case, conditions, expected) => {
    expect(changed(conditions, sheet)).toEqual(expected);
  });

  it('mending one does not break another: the value suits both', () => {
    expect(changed(all(over(5), any(under(3), all(is('gigabytes', 'lessThanInclusive', 6), senior))), sheet)).toEqual([
      ['gigabytes', 6],
      ['senior', true],
    ]);
  });

  it('where nothing would do there is no answer', () => {
    expect(far(all(over(5), under(3)), sheet)).toBeNull();
  });
});

describe('ties', () => {
  const either = any(is('gigabytes', 'lessThanInclusive', 8), is('months', 'greaterThanInclusive', 12));
  const sheet = { gigabytes: 10, months: 9 };

  it('go to the least distance, by the spread of the fact', () => {
    const spreads = (gigabytes: number) =>
      new Map([
        ['gigabytes', { p10: 0, p90: gigabytes }],
        ['months', { p10: 0, p90: 60 }],
      ]);
    expect(changed(either, sheet, { spreads: spreads(4) })).toEqual([['months', 12]]);
    expect(changed(either, sheet, { spreads: spreads(400) })).toEqual([['gigabytes', 8]]);
  });

  it('without spreads, by the value needed', () => {
    expect(changed(either, sheet)).toEqual([['gigabytes', 8]]);
  });
});

describe('what nobody can influence', () => {
  const catalogue = aCatalogue(
    aFact({ name: 'age', type: 'number', influence: false }),
    aFact({ name: 'ends', type: 'day' }),
  );
  const marked = (conditions: unknown, sheet: FactSheet) => {
    const [rule] = compilePack({ ...packWith(conditions) }, catalogue).rules;
    return (
      rule &&
      howFar(rule.condition, sheet, catalogue, { today: '2026-06-01' })?.changes.map(({ influence }) => influence)
    );
  };
  const packWith = (conditions: unknown) => ({
    pack: 'p',
    title: { 'zh-CN': 'p', en: 'p' },
    rules: [ruleOf('a', conditions)],
  });

  it.each([
    ['is declared', is('age', 'lessThan', 30), { age: 40 }, false],
    ['is a day that is past', is('ends', 'after', '2026-07-01'), { ends: '2026-05-31' }, false],
    ['is not a day to come', is('ends', 'after', '2026-07-01'), { ends: '2026-06-30' }, true],
  ])('%s', (_case, leaf, sheet, influence) => {
    expect(marked(all(leaf), sheet)).toEqual([influence]);
  });
});

describe('the edges', () => {
  it('a missing fact must become known', () => {
    expect(far(all(top), {})).toMatchObject({ changes: [{ have: null, to: 'TOP', distance: 1 }], distance: 1 });
  });

  it('a trend has no single value to reach', () => {
    const fell = is('spend', 'fellByPct', { pct: 10, months: 3 });
    expect(far(all(fell), { spend: [1, 1, 1, 1] })).toMatchObject({ changes: [{ fact: 'spend', to: null }] });
  });

  it('a search cut short says so', () => {
    const conditions = any(all(top, senior), all(under(5), senior), all(top, over(20)));
    expect(far(conditions, { gigabytes: 9 }, { steps: 5 })?.exact).toBe(false);
    expect(far(conditions, { gigabytes: 9 })?.exact).toBe(true);
  });

  it('changes come in the order of the rule, with their JSON paths', () => {
    expect(far(all(any(top, senior), under(5)), { gigabytes: 9 })?.changes.map(({ path }) => path)).toEqual([
      '$.all[0].any[0]',
      '$.all[1]',
    ]);
  });
});
