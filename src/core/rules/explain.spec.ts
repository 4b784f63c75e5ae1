import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack } from '../../../test/builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../../../test/builders/field-facts.js';
import { explainRule, missingFacts } from './explain.js';
import { type CompiledRule, compilePack } from './program.js';

const asks = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

function ruleOf(conditions: unknown): CompiledRule {
  const [rule] = compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIELD_FACTS, FIELD_LISTS).rules;
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

describe('with operators of the field', () => {
  it('a question about the run’s day has the truth of that day', () => {
    const soon = ruleOf({ all: [asks('exitDate', 'withinNextDays', 7)] });
    expect(explainRule(soon, { exitDate: '2026-11-29' }, '2026-11-22').truth).toBe('true');
    expect(explainRule(soon, { exitDate: '2026-11-29' }, '2026-11-21').truth).toBe('false');
    expect(missingFacts(explainRule(soon, {}, '2026-11-22'))).toEqual(['exitDate']);
  });

  it('what an element is asked is given as data', () => {
    const element = { any: [asks('channel', 'matches', '^a'), asks('channel', 'inList', 'plans')] };
    const explained = explainRule(ruleOf({ all: [asks('bills', 'some', element)] }), { bills: [{ channel: 'app' }] });
    const leaf = { fact: 'channel', type: 'text' };
    expect(explained).toEqual({
      kind: 'all',
      truth: 'true',
      of: [
        {
          kind: 'leaf',
          truth: 'true',
          fact: 'bills',
          have: [{ channel: 'app' }],
          operator: 'some',
          need: {
            element: {
              kind: 'any',
              of: [
                { kind: 'leaf', leaf: { ...leaf, operator: 'matches', value: '^a' } },
                { kind: 'leaf', leaf: { ...leaf, operator: 'inList', value: 'plans' } },
              ],
            },
          },
        },
      ],
    });
  });

  it('what the author says of unknown is told, and nothing is missing then', () => {
    const said = ruleOf({ all: [{ ...asks('arpuBand', 'notEqual', 'LOW'), unknown: 'matches' }] });
    const explained = explainRule(said, {});
    expect(explained).toMatchObject({ truth: 'true', of: [{ truth: 'true', have: null, unknown: 'matches' }] });
    expect(missingFacts(explained)).toEqual([]);
  });
});
