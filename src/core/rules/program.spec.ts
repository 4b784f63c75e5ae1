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

it('the same question with another meaning of unknown is another question', () => {
  const not = { fact: 'arpuBand', operator: 'notEqual', value: 'LOW' };
  const conditions = { all: [not, { ...not, unknown: 'matches' }, { ...not, unknown: 'fails' }, not] };
  expect(compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS).questions).toHaveLength(3);
});

it('says whether it asks for the run’s day; such a question waits for it', () => {
  const asked = (value: unknown) => {
    const conditions = { all: [{ fact: 'exitDate', operator: 'before', value }] };
    return compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS);
  };
  const clocked = asked({ daysFromToday: 1 });
  expect([clocked.asksClock, clocked.questions[0]?.test]).toEqual([true, null]);
  expect([asked('2026-01-01').asksClock, typeof asked('2026-01-01').questions[0]?.test]).toEqual([false, 'function']);
});

it('a list that has gone is a fault', () => {
  const conditions = { all: [{ fact: 'planCode', operator: 'inList', value: 'gone' }] };
  expect(() => compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS)).toThrow('UNKNOWN_LIST');
});

it('what guarded mode refuses today still runs where it was saved before', () => {
  const conditions = { all: [{ fact: 'planCode', operator: 'notEqual', value: 'x' }] };
  expect(compilePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS).rules).toHaveLength(1);
});
