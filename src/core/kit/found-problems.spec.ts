import { describe, expect, it } from '@jest/globals';
import { FoundProblems, isForbiddenName, jsonTypeOf, pathTo } from './found-problems.js';

describe('a JSON path', () => {
  it.each([
    ['a plain name', 'rules', '$.rules'],
    ['an index', 0, '$[0]'],
    ['a name with a dot', 'a.b', '$["a.b"]'],
    ['a name with a quote', 'a"b', '$["a\\"b"]'],
  ])('%s', (_case, step, expected) => {
    expect(pathTo('$', step)).toBe(expected);
  });
});

describe('a forbidden name', () => {
  it.each([['$where'], ['a.b'], ['__proto__'], ['constructor'], ['prototype'], ['a\0b']])('%s', (name) => {
    expect(isForbiddenName(name)).toBe(true);
  });

  it('an ordinary name is none', () => {
    expect(isForbiddenName('lifecycleStage')).toBe(false);
  });
});

describe('the type of a JSON value', () => {
  it.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    ['', 'string'],
    [0, 'number'],
    [false, 'boolean'],
  ])('%j is %s', (value, expected) => {
    expect(jsonTypeOf(value)).toBe(expected);
  });
});

describe('the fields of an object', () => {
  it('reports what is missing, unknown and forbidden, all at once', () => {
    const problems = new FoundProblems();
    problems.object(JSON.parse('{"extra": 1, "$where": 2, "__proto__": 3, "may": 4}'), '$', ['must'], ['may']);
    expect(problems.result(null)).toEqual({
      ok: false,
      problems: [
        { path: '$.must', code: 'MISSING_FIELD', params: { field: 'must' } },
        { path: '$.extra', code: 'UNKNOWN_FIELD', params: { field: 'extra' } },
        { path: '$["$where"]', code: 'FORBIDDEN_NAME', params: { field: '$where' } },
        { path: '$.__proto__', code: 'FORBIDDEN_NAME', params: { field: '__proto__' } },
      ],
    });
  });

  it('an inherited name is not there', () => {
    const problems = new FoundProblems();
    problems.object({}, '$', ['toString']);
    expect(problems.count).toBe(1);
  });

  it.each([[null], [[]], ['text'], [1]])('%j is no object', (json) => {
    const problems = new FoundProblems();
    expect(problems.object(json, '$.x', [])).toBeNull();
    expect(problems.result(null)).toMatchObject({ ok: false, problems: [{ path: '$.x', code: 'WRONG_TYPE' }] });
  });
});

it('nothing found gives the value', () => {
  expect(new FoundProblems().result(7)).toEqual({ ok: true, value: 7 });
});
