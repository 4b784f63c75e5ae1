import { describe, expect, it } from '@jest/globals';
import { strictOperator } from './strict-operator.js';

const ask = (name: string, fact: unknown, value: unknown) => strictOperator(name)?.test(fact, value);

describe('json-rules-engine’s operators, warts included', () => {
  it.each<[string, string, unknown, unknown, boolean]>([
    ['a number is no text', 'equal', 5, '5', false],
    ['a number is found in a text', 'in', 2, '123', true],
    ['undefined is found in the text undefined', 'in', undefined, 'undefined', true],
    ['NaN is never in a list', 'in', Number.NaN, [Number.NaN], false],
    ['a text contains nothing', 'contains', 'abc', 'b', false],
    ['nor does it not contain it', 'doesNotContain', 'abc', 'x', false],
    ['a list contains', 'contains', ['b'], 'b', true],
    ['a numeric text is compared', 'lessThan', '12', 13, true],
    ['a list of one number too', 'greaterThan', [5], 4, true],
    ['null has no order', 'lessThan', null, 13, false],
    ['true has no order', 'greaterThanInclusive', true, 0, false],
    ['the right side is not looked at', 'greaterThan', 5, null, true],
    ['days as ISO texts compare', 'lessThanInclusive', '2026-01-01', '2026-01-01', true],
    ['words do not', 'greaterThan', 'b', 'a', false],
    ['not contains is true of what is no list', 'not:contains', undefined, 'x', true],
    ['every element of nothing', 'everyFact:equal', [], 1, true],
    ['some element', 'someFact:greaterThan', [1, 9], 8, true],
    ['some element of what is no list', 'not:someFact:equal', 1, 1, true],
    ['some literal', 'someValue:equal', 2, [1, 2], true],
    ['every literal', 'everyValue:notEqual', 2, [1, 2], false],
    ['the sides changed', 'swap:lessThan', 9, 8, true],
    ['decorators from right to left', 'not:swap:lessThan', 9, 8, false],
  ])('%s', (_case, name, fact, value, expected) => {
    expect(ask(name, fact, value)).toBe(expected);
  });
});

it('throws where the reference rejects', () => {
  expect(() => ask('in', 1, 5)).toThrow(TypeError);
  expect(() => ask('someValue:equal', 1, 5)).toThrow(TypeError);
});

it.each(['', ':equal', 'like', 'some:equal', 'not:like', 'not:', 'equal:not'])('knows no operator %j', (name) => {
  expect(strictOperator(name)).toBeNull();
});

it('takes a decorated name apart', () => {
  expect(strictOperator('not:someFact:in')).toMatchObject({ base: 'in', decorators: ['not', 'someFact'] });
});
