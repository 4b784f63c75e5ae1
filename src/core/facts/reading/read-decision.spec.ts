import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { ownFacts, readDecisionModel } from './read-decision.js';

const GIVES = { value: 'choice', cause: 'choiceCause' };
const asks = (fact: string) => ({ all: [{ fact, operator: 'lessThan', value: 3 }] });
const rule = { value: 'YES', cause: 'ASKED', conditions: asks('spend') };
const modelOf = (change: object = {}) => ({
  gives: GIVES,
  rules: [rule],
  otherwise: { value: 'NO', cause: 'REST' },
  ...change,
});

function problemsOf(json: unknown): readonly string[] {
  const read = readDecisionModel(json, MODEL_FACTS, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('ordered rules are read, with the class of those nobody knows', () => {
  expect(readDecisionModel(modelOf({ notEnoughData: 'OPEN' }), MODEL_FACTS)).toMatchObject({
    ok: true,
    value: { gives: GIVES, rules: [{ value: 'YES', conditions: { kind: 'all' } }], notEnoughData: 'OPEN' },
  });
  const open = {
    value: 'OPEN',
    cause: 'ASKED',
    conditions: { all: [{ fact: 'spend', operator: 'lessThan', value: 9 }] },
  };
  expect(readDecisionModel(modelOf({ rules: [rule, open] }), MODEL_FACTS)).toMatchObject({
    ok: true,
    value: { notEnoughData: null },
  });
});

it('its own facts are those it gives', () => {
  expect([...ownFacts(modelOf())]).toEqual(['choice', 'choiceCause']);
  expect(ownFacts(null).size + ownFacts({ gives: 3 }).size).toBe(0);
});

describe('refused, with the place and the reason', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'a fact nobody knows',
      modelOf({ rules: [{ ...rule, conditions: asks('shoeSize') }] }),
      ['$.model.rules[0].conditions.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'its own answer',
      modelOf({ rules: [{ ...rule, conditions: asks('choice') }] }),
      ['$.model.rules[0].conditions.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a value nobody declared',
      modelOf({ rules: [{ ...rule, value: 'MAYBE' }] }),
      ['$.model.rules[0].value VALUE_NOT_ALLOWED'],
    ],
    [
      'a cause nobody declared',
      modelOf({ otherwise: { value: 'NO', cause: '?' } }),
      ['$.model.otherwise.cause VALUE_NOT_ALLOWED'],
    ],
    ['a value nothing leads to: a gap', modelOf(), ['$.model.gives.value VALUE_NEVER_GIVEN']],
    [
      'a rule that an earlier one overlaps wholly',
      modelOf({ rules: [rule, { ...rule, value: 'OPEN' }] }),
      ['$.model.rules[1] RULE_COVERED'],
    ],
    ['no rules', modelOf({ rules: [] }), ['$.model.rules EMPTY_LIST']],
    ['nothing for who is left over', { gives: GIVES, rules: [rule] }, ['$.model.otherwise MISSING_FIELD']],
    [
      'causes without one for missing data',
      modelOf({
        gives: { value: 'choice', cause: 'bandCause' },
        rules: [{ ...rule, cause: 'KNOWN' }],
        otherwise: { value: 'NO', cause: 'KNOWN' },
      }),
      ['$.model.gives.cause FACT_VALUES_MISSING'],
    ],
    [
      'what depends on the day of a run',
      modelOf({ rules: [{ ...rule, conditions: { all: [] } }] }),
      ['$.model.rules[0].conditions.all EMPTY_GROUP'],
    ],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
