import { expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { compilePack } from './program.js';

const high = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const long = { fact: 'tenureMonths', operator: 'greaterThan', value: 24 };

it('a question asked by several rules is there once, and so is its fact', () => {
  const pack = aRulePack({
    rules: [
      aRule({ id: 'one', conditions: { all: [high, long] } }),
      aRule({ id: 'two', conditions: { any: [{ not: high }, { ...long, value: 12 }] } }),
    ],
  });
  const compiled = compilePack(pack, FIVE_FACTS);
  expect(compiled.questions.map(({ leaf }) => [leaf.fact, leaf.value])).toEqual([
    ['arpuBand', 'HIGH'],
    ['tenureMonths', 24],
    ['tenureMonths', 12],
  ]);
  expect(compiled.facts).toEqual(['arpuBand', 'tenureMonths']);
  expect(compiled.rules[1]?.program).toEqual({
    kind: 'any',
    of: [
      { kind: 'not', of: { kind: 'leaf', leaf: 0 } },
      { kind: 'leaf', leaf: 2 },
    ],
  });
});

it('a text and a number that look alike are two questions', () => {
  const conditions = {
    any: [
      { fact: 'planCode', operator: 'equal', value: '12' },
      { fact: 'tenureMonths', operator: 'equal', value: 12 },
    ],
  };
  expect(compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS).questions).toHaveLength(2);
});

it('what was never read is a fault, not an empty audience', () => {
  const pack = aRulePack({ rules: [aRule({ conditions: { all: [] } })] });
  expect(() => compilePack(pack, FIVE_FACTS)).toThrow('high-spend');
});
