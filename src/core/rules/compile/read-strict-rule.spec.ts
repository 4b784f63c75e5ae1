import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { readStrictConditions, readStrictRule } from './read-strict-rule.js';

const leaf = { fact: 'f', operator: 'equal', value: 1 };

function read(json: unknown) {
  const problems = new FoundProblems();
  const rule = readStrictRule(json, 3, problems);
  const result = problems.result(rule);
  return result.ok ? result.value : result.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('what the reference refuses when a rule is built is named with its path', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['no object', 5, ['$[3] WRONG_TYPE']],
    ['no conditions', {}, ['$[3].conditions MISSING_FIELD']],
    ['a leaf at the root', { conditions: leaf }, ['$[3].conditions ROOT_NOT_A_GROUP']],
    ['all of no list', { conditions: { all: leaf } }, ['$[3].conditions.all WRONG_TYPE']],
    ['not of a list', { conditions: { not: [leaf] } }, ['$[3].conditions.not NOT_TAKES_ONE']],
    [
      'a leaf without a value',
      { conditions: { all: [{ fact: 'f', operator: 'equal' }] } },
      ['$[3].conditions.all[0].value MISSING_FIELD'],
    ],
    ['nothing in a group', { conditions: { any: [leaf, null] } }, ['$[3].conditions.any[1] WRONG_TYPE']],
    ['a negative priority', { conditions: { all: [] }, priority: -1 }, ['$[3].priority NOT_A_POSITIVE_INTEGER']],
  ])('%s', (_case, json, problems) => {
    expect(read(json)).toEqual(problems);
  });
});

it.each([
  [undefined, 1],
  [0, 1],
  ['7', 7],
  [2.9, 2],
  ['x', Number.NaN],
])('the priority %j is %d', (priority, expected) => {
  expect(read({ conditions: { all: [] }, priority })).toMatchObject({ priority: expected });
});

describe('of several groups on one node', () => {
  const kindOf = (json: unknown) => readStrictConditions(json, '$', new FoundProblems());

  it('any wins, then all', () => {
    expect(kindOf({ not: leaf, all: [], any: [leaf] }).kind).toBe('any');
    expect(kindOf({ not: leaf, all: [] }).kind).toBe('all');
  });

  it('a shared condition loses at the root and wins inside', () => {
    expect(kindOf({ all: [], condition: 'x' }).kind).toBe('all');
    expect(kindOf({ all: [{ all: [], condition: 'x' }] })).toMatchObject({ of: [{ leaf: { name: 'x' } }] });
  });
});

it('does not go deeper than it can', () => {
  let json: unknown = leaf;
  for (let depth = 0; depth < 5_000; depth += 1) json = { not: json };
  expect(read({ conditions: json })).toMatchObject({ tree: { kind: 'not' } });
});
