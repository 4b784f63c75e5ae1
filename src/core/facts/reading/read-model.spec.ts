import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { ModelReader } from './read-model.js';

const found = (read: (reader: ModelReader) => unknown) => {
  const reader = new ModelReader(MODEL_FACTS, new Set(['choice']));
  read(reader);
  const result = reader.problems.result(null);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('whatever is wrong is named with its place', () => {
  it.each<[string, (reader: ModelReader) => unknown, readonly string[]]>([
    ['a text', (reader) => reader.text({ name: 3 }, 'name', '$'), ['$.name WRONG_TYPE']],
    ['what is not there is said elsewhere', (reader) => reader.text({}, 'name', '$'), []],
    ['a number', (reader) => reader.number({ pct: '3' }, 'pct', '$', 0), ['$.pct WRONG_TYPE']],
    ['a whole number', (reader) => reader.whole({ days: 1.5 }, 'days', '$', [0, 9]), ['$.days NOT_WHOLE_BETWEEN']],
    ['a list', (reader) => reader.list({ of: {} }, 'of', '$'), ['$.of WRONG_TYPE']],
    ['an empty list', (reader) => reader.list({ of: [] }, 'of', '$'), ['$.of EMPTY_LIST']],
    [
      'a fact it may not ask for',
      (reader) => reader.asked({ of: 'choice' }, 'of', '$', ['enum']),
      ['$.of UNKNOWN_FACT'],
    ],
    ['a fact it gives may be its own', (reader) => reader.given('choice', '$.gives', 'enum'), []],
    [
      'values of a fact',
      (reader) => reader.valuesOf('choice', { from: ['YES', 'Q'] }, 'from', '$'),
      ['$.from[1] VALUE_NOT_ALLOWED'],
    ],
    ['an object inside', (reader) => reader.inner({ stay: 3 }, 'stay', '$', ['days']), ['$.stay WRONG_TYPE']],
    [
      'what depends on the day of a run',
      (reader) => reader.conditions({ conditions: {} }, '$'),
      [
        '$.conditions ROOT_NOT_A_GROUP',
        '$.conditions.fact MISSING_FIELD',
        '$.conditions.operator MISSING_FIELD',
        '$.conditions.value MISSING_FIELD',
      ],
    ],
  ])('%s', (_case, read, expected) => {
    expect(found(read)).toEqual(expected);
  });
});
