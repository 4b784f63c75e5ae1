import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { explainRule, missingFacts } from './explain.js';
import { type CompiledRule, compilePack } from './program.js';

const asks = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

function ruleOf(conditions: unknown): CompiledRule {
  const [rule] = compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS).rules;
  if (rule === undefined) throw new Error('a pack of one rule has one');
  return rule;
}

const rule = ruleOf({
  all: [asks('arpuBand', 'equal', 'HIGH'), { not: asks('senior', 'equal', true) }, asks('tenureMonths', 'lessThan', 3)],
});

it('gives both values of every question, also where one alone settled it', () => {
  expect(explainRule(rule, { arpuBand: 'LOW', senior: false })).toEqual({
    kind: 'all',
    truth: 'false',
    of: [
      { kind: 'leaf', truth: 'false', fact: 'arpuBand', have: 'LOW', operator: 'equal', need: 'HIGH' },
      {
        kind: 'not',
        truth: 'true',
        of: { kind: 'leaf', truth: 'false', fact: 'senior', have: false, operator: 'equal', need: true },
      },
      { kind: 'leaf', truth: 'unknown', fact: 'tenureMonths', have: null, operator: 'lessThan', need: 3 },
    ],
  });
});

describe('what would have to be known', () => {
  it.each([
    ['nothing where it is known', { arpuBand: 'LOW' }, []],
    ['each missing fact', { arpuBand: 'HIGH' }, ['senior', 'tenureMonths']],
    ['only those that are missing', { arpuBand: 'HIGH', tenureMonths: 1 }, ['senior']],
  ])('%s', (_case, sheet, expected) => {
    expect(missingFacts(explainRule(rule, sheet))).toEqual(expected);
  });

  it('names a fact once', () => {
    const twice = ruleOf({ any: [asks('tenureMonths', 'lessThan', 3), asks('tenureMonths', 'greaterThan', 9)] });
    expect(missingFacts(explainRule(twice, {}))).toEqual(['tenureMonths']);
  });
});
