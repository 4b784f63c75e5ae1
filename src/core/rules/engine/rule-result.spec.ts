import { expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Condition } from './condition.js';
import { RuleResult } from './rule-result.js';

const aResult = (params: object) =>
  new RuleResult(new Condition({ all: [] }), { type: 'x', params: params as Record<string, unknown> }, 1, 'r');

it('is null until it is decided', () => {
  const found = aResult({});
  expect(found.result).toBeNull();
  found.setResult(1);
  expect(found.toJSON(false)).toMatchObject({ name: 'r', priority: 1, result: 1, conditions: { all: [] } });
});

it('puts facts into its own copy of the params, one level deep', async () => {
  const params = { who: { fact: 'name' }, deep: { who: { fact: 'name' } } };
  const found = aResult(params);
  await found.resolveEventParams(new Almanac().addFact('name', 'Ada'));
  expect(found.event.params).toEqual({ who: 'Ada', deep: { who: { fact: 'name' } } });
  expect(params.who).toEqual({ fact: 'name' });
});

it('leaves params that are no object', async () => {
  const found = new RuleResult(new Condition({ all: [] }), { type: 'x', params: 'text' as never }, 1, 'r');
  await found.resolveEventParams(new Almanac());
  expect(found.event.params).toBe('text');
});
