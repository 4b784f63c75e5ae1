import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { explainRule } from '../rules/explain.js';
import { compilePack } from '../rules/program.js';
import { becauseWords } from './prompt-words.js';

const is = (fact: string, value: unknown) => ({ fact, operator: 'equal', value });

function because(conditions: unknown, sheet: Readonly<Record<string, string | boolean | null>>) {
  const [rule] = compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS).rules;
  if (rule === undefined) throw new Error('no rule');
  return becauseWords(explainRule(rule, sheet), FIVE_FACTS, sheet).map(({ en }) => en);
}

describe('why an offer is made', () => {
  it('is what holds of the customer: of alternatives those that do', () => {
    const either = { any: [is('planCode', 'A'), is('planCode', 'B')] };
    const said = because({ all: [is('arpuBand', 'HIGH'), either] }, { arpuBand: 'HIGH', planCode: 'B' });
    expect(said).toHaveLength(2);
    expect(said.join(' ')).toContain('B');
  });

  it('is nothing where the rule is not true', () => {
    expect(because({ all: [is('arpuBand', 'HIGH')] }, { arpuBand: 'LOW' })).toEqual([]);
  });

  it('is said in six sentences at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      fact: 'planCode',
      operator: 'notEqual',
      value: `${index}`,
    }));
    expect(because({ all: many }, { planCode: 'x' })).toHaveLength(6);
  });
});
