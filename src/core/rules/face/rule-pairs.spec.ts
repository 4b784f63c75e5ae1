import { expect, it } from '@jest/globals';
import type { RuleProperties } from '../engine/types.js';
import { pairsOf, said } from './rule-pairs.js';

const rule = (value: number, name?: string): RuleProperties => ({
  conditions: { all: [{ fact: 'n', operator: 'equal', value }] },
  event: { type: 'x' },
  ...(name === undefined ? {} : { name }),
});

it.each([
  ['by name, whatever the place', [rule(1, 'a'), rule(2, 'b')], [rule(2, 'b'), rule(9, 'a')], ['a 0-1', 'b 1-0']],
  ['without a name, by what they say', [rule(1), rule(2)], [rule(2), rule(1)], [' 0-1', ' 1-0']],
  ['else in their order', [rule(1), rule(2)], [rule(3), rule(2)], [' 0-0', ' 1-1']],
  ['a named rule never with an unnamed one', [rule(1, 'a')], [rule(1)], ['a 0-', ' -0']],
  ['two of one name in their order', [rule(1, 'a'), rule(2, 'a')], [rule(3, 'a')], ['a 0-0', 'a 1-']],
  ['what is new and what is gone', [rule(1, 'a')], [rule(1, 'b')], ['a 0-', 'b -0']],
])('%s', (_case, before, after, expected) => {
  const pairs = pairsOf(before, after).map(
    ({ name = '', before: old = '', after: now = '' }) => `${name} ${old}-${now}`,
  );
  expect(pairs).toEqual(expected);
});

it('handlers are not said', () => {
  expect(Object.keys(said({ ...rule(1, 'a'), onSuccess: () => undefined }))).toEqual(['conditions', 'event', 'name']);
});
