import { describe, expect, it } from '@jest/globals';
import { ASKED_TYPES, comparable, fitsType, isOperator, OPERATORS, operatorsFor, takesList } from './operators.js';

describe('which operator fits which fact', () => {
  it.each([
    ['number', 8],
    ['day', 8],
    ['boolean', 2],
    ['enum', 4],
    ['text', 4],
  ] as const)('%s: %d of the ten', (type, count) => {
    expect(operatorsFor(type)).toHaveLength(count);
  });

  it('texts have no order', () => {
    expect(operatorsFor('text')).not.toContain('lessThan');
  });

  it('contains fits no fact of today', () => {
    for (const type of ASKED_TYPES) expect(operatorsFor(type)).not.toContain('contains');
  });
});

describe('a value of its type', () => {
  it.each([
    ['number', 0, true],
    ['number', Number.NaN, false],
    ['number', Number.POSITIVE_INFINITY, false],
    ['number', '1', false],
    ['boolean', false, true],
    ['boolean', 0, false],
    ['day', '2024-02-29', true],
    ['day', '2026-02-29', false],
    ['day', '2026-2-1', false],
    ['enum', 'HIGH', true],
    ['enum', 1, false],
    ['text', '', true],
    ['text', null, false],
  ] as const)('%s takes %j: %s', (type, value, expected) => {
    expect(fitsType(type, value)).toBe(expected);
  });
});

it('days compare as numbers of days', () => {
  expect(comparable('day', '1970-01-11')).toBe(10);
  expect(comparable('text', '1970-01-11')).toBe('1970-01-11');
});

it('there are ten operators and two of them take a list', () => {
  expect(OPERATORS).toHaveLength(10);
  expect(OPERATORS.filter(takesList)).toEqual(['in', 'notIn']);
  expect(isOperator('equals')).toBe(false);
});
