import { describe, expect, it } from '@jest/globals';
import { all, any, FACTS, is, packOf, ruleOf, verified } from '../../../../test/golden/verify-world.js';
import { verifyRules } from './verify.js';
import { VERIFY_LIMITS } from './verify-limits.js';

const low = is('gigabytes', 'lessThan', 5);
const fell = is('spend', 'fellByPct', { pct: 10, months: 3 });
const kinds = (findings: ReturnType<typeof verified>) => findings.map(({ kind }) => kind);

describe('a rule set', () => {
  it('errors come first', () => {
    const dead = all(low, is('gigabytes', 'greaterThan', 9));
    expect(kinds(verified([ruleOf('a', any(low, dead)), ruleOf('b', dead)]))[0]).toBe('never-fires');
  });

  it('facts nobody asks for are told of the whole set only', () => {
    const rules = [ruleOf('a', all(low))];
    expect(verified(rules)).toEqual([]);
    const [unused] = verified(rules, { wholeSet: true });
    expect(unused).toMatchObject({ kind: 'unused-fact', severity: 'info' });
    expect(unused?.facts).not.toContain('gigabytes');
    expect(unused?.facts).toContain('arpuBand');
  });

  it('shared conditions are looked through for cycles', () => {
    const shared = { a: { all: [{ condition: 'a' }] } };
    expect(kinds(verifyRules([], FACTS, { shared }))).toEqual(['reference-cycle']);
  });

  it('rules of two packs are not compared: a campaign runs one', () => {
    expect(verifyRules([packOf(ruleOf('a', all(low))), packOf(ruleOf('b', all(low)))], FACTS)).toEqual([]);
  });
});

describe('limits', () => {
  const rules = [ruleOf('a', all(low)), ruleOf('b', all(is('gigabytes', 'lessThan', 9)))];

  it.each([
    ['steps', { limits: { ...VERIFY_LIMITS, setSteps: 1 } }, 'set-steps'],
    ['time', { limits: { ...VERIFY_LIMITS, millis: 5 }, elapsed: () => 6 }, 'time'],
  ])('of %s leave nothing unsaid', (_case, options, reason) => {
    const findings = verified(rules, options);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ claim }) => claim.kind === 'undecided' && claim.reason === reason)).toBe(true);
  });
});

describe('what is not looked into', () => {
  it('is said, and what holds whatever it answers is found', () => {
    const findings = verified([
      ruleOf('a', all(fell, low, is('gigabytes', 'greaterThan', 9))),
      ruleOf('b', all(fell, low)),
      ruleOf('c', all(low)),
    ]);
    expect(findings.map(({ kind, claim }) => `${kind} ${claim.kind}`)).toEqual([
      'never-fires proved',
      'contradiction proved',
      'implied proved',
      'never-fires undecided',
    ]);
  });

  it('a question and its opposite exclude each other all the same', () => {
    expect(kinds(verified([ruleOf('a', all(fell, { not: fell }))]))).toContain('never-fires');
  });
});

it('what asks for the run’s day is verified as of it', () => {
  const rules = [ruleOf('a', all(is('ends', 'withinNextDays', 7), is('ends', 'before', '2026-01-01')))];
  expect(kinds(verified(rules, { today: '2026-01-01' }))).toContain('never-fires');
  expect(verified(rules, { today: '2025-12-30' })).toEqual([]);
});
