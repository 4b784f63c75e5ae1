import { describe, expect, it } from '@jest/globals';
import { all, FACTS, is, ruleOf, verified } from '../../../test/golden/verify-world.js';
import { FINDING_KINDS, findingOf, OPEN_REASONS } from '../rules/check/finding.js';
import { hasWords } from './say.js';
import { findingWords } from './verify.js';

describe('a finding as a person reads it', () => {
  it('proved: the rule, and how it is known', () => {
    const [finding] = verified([ruleOf('a', all(is('months', 'lessThan', 1), is('months', 'greaterThan', 2)))]);
    const words = finding && findingWords(finding, FACTS);
    expect(words?.['zh-CN']).toBe('规则 a 不可能命中任何客户。已证明：排除了 months 的所有取值组合（1 步）。');
    expect(words?.en).toBe(
      'The rule a can never match anybody. Proved: every combination of months was ruled out (1 steps).',
    );
  });

  it('witnessed: the customer, and how far it goes', () => {
    const later = { delayHours: 1, expireHours: 9 };
    const [finding] = verified([
      ruleOf('a', all(is('arpuBand', 'equal', 'TOP')), { offerId: 'x' }),
      ruleOf('b', all(is('arpu3m', 'lessThan', 1)), { offerId: 'x', schedule: later }),
    ]).filter(({ kind }) => kind === 'event-clash');
    const words = finding && findingWords(finding, FACTS);
    expect(words?.en).toContain('For example a customer with arpuBand TOP, arpu3m 0; matched by: a, b.');
    expect(words?.en).toContain('As far as single facts go');
    expect(words?.['zh-CN']).toContain('仅就单个指标而言');
  });

  it('a gap: its values', () => {
    const bands = [
      ['lessThan', 5],
      ['between', [5, 8]],
      ['greaterThan', 9],
    ] as const;
    const rules = bands.map(([operator, value], index) => ruleOf(`r${index}`, all(is('gigabytes', operator, value))));
    const [finding] = verified(rules).filter(({ kind }) => kind === 'gap');
    expect(finding && findingWords(finding, FACTS).en).toContain('leave out: between 8 and 9.');
  });

  it('many rules: the first few, and how many more', () => {
    const rules = Array.from({ length: 10 }, (_rule, index) => ({ pack: 'p', rule: `r${index}` }));
    const claim = { kind: 'undecided', reason: 'time', limit: 7, open: 10 } as const;
    expect(findingWords(findingOf('implied', { rules, claim }), FACTS).en).toContain(
      'rules r0, r1, r2, r3, r4, r5, r6, r7 and 2 more;',
    );
  });

  it.each(OPEN_REASONS)('undecided by %s: says why', (reason) => {
    const claim = { kind: 'undecided', reason, limit: 7, open: 2 } as const;
    const words = findingWords(findingOf('implied', { rules: [{ pack: 'p', rule: 'a' }], claim }), FACTS);
    expect(words.en).toMatch(/^Not decided: implied \(rules a; 2 questions\): \w/);
    expect(words['zh-CN']).toContain('未能判定');
  });

  it.each(FINDING_KINDS)('%s has words', (kind) => {
    expect([hasWords(`verify.${kind}`), hasWords(`verify.kind.${kind}`)]).toEqual([true, true]);
  });
});
