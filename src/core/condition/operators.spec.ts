import { describe, expect, it } from '@jest/globals';
import {
  ASKED_TYPES,
  comparable,
  FIELD_OPERATORS,
  fitsType,
  isNegative,
  isOperator,
  OPERATORS,
  operatorsFor,
  REFERENCE_OPERATORS,
  shapeOf,
} from './operators.js';

describe('which operator fits which fact', () => {
  it.each([
    ['number', 8, ['between', 'inList', 'notInList']],
    ['day', 8, ['between', 'before', 'after', 'withinNextDays', 'withinLastDays', 'atLeastMonthsAgo']],
    ['boolean', 2, []],
    ['enum', 4, []],
    ['text', 4, ['startsWith', 'matches', 'inList', 'notInList']],
    ['series', 0, ['fellByPct', 'belowOwnAverage']],
    ['list', 0, ['some']],
  ] as const)('%s: %d of the ten, and %j', (type, count, own) => {
    expect(operatorsFor(type).filter((name) => REFERENCE_OPERATORS.some((one) => one === name))).toHaveLength(count);
    expect(operatorsFor(type).slice(count)).toEqual(own);
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
    ['series', [1, null], true],
    ['series', ['dirt'], true],
    ['series', 1, false],
    ['list', [{ amount: 1 }, {}], true],
    ['list', [], true],
    ['list', [{ amount: 1 }, null], false],
    ['list', [[1]], false],
    ['list', { amount: 1 }, false],
  ] as const)('%s takes %j: %s', (type, value, expected) => {
    expect(fitsType(type, value)).toBe(expected);
  });
});

it('days compare as numbers of days', () => {
  expect(comparable('day', '1970-01-11')).toBe(10);
  expect(comparable('text', '1970-01-11')).toBe('1970-01-11');
});

it('the ten of json-rules-engine come first, then the field’s own', () => {
  expect(OPERATORS).toEqual([...REFERENCE_OPERATORS, ...FIELD_OPERATORS]);
  expect(REFERENCE_OPERATORS).toHaveLength(10);
  expect(new Set(OPERATORS).size).toBe(OPERATORS.length);
  expect(isOperator('equals')).toBe(false);
});

it('two take a list of values, four say what is not', () => {
  expect(OPERATORS.filter((operator) => shapeOf(operator) === 'several')).toEqual(['in', 'notIn']);
  expect(OPERATORS.filter(isNegative)).toEqual(['notEqual', 'notIn', 'doesNotContain', 'notInList']);
});
