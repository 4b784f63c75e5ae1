import { describe, expect, it } from '@jest/globals';
import { declaredAt, domainOf, domainWords } from './fact-types.js';

const FACTS = { plan: { properties: { code: { type: 'string' } } }, gb: { type: ['number', 'null'] } } as const;

it.each([
  ['gb', [], FACTS.gb],
  ['plan', ['code'], { type: 'string' }],
  ['plan', ['price'], null],
  ['toString', [], null],
])('what is said of %s %j', (fact, steps, expected) => {
  expect(declaredAt(FACTS, fact, steps)).toEqual(expected);
});

describe('the domain of a fact', () => {
  const seen = { literals: [1, 'x'], lists: false, mayMiss: true };

  it.each([
    ['as declared', { type: 'integer' } as const, seen, 'integer or missing'],
    ['never missing', { type: ['number', 'null'], optional: false } as const, seen, 'number or null'],
    ['these values', { enum: ['LOW', 'HIGH', 'LOW'] }, { ...seen, mayMiss: false }, 'one of "LOW", "HIGH"'],
    ['the types it is compared with', null, seen, 'number or text or missing'],
    ['what it contains is asked', null, { literals: [], lists: true, mayMiss: false }, 'list'],
    ['nothing is known', null, { literals: [], lists: false, mayMiss: false }, 'number or text or boolean or null'],
    ['only that it may not be missing', { optional: false }, seen, 'number or text'],
  ])('%s', (_case, declared, given, words) => {
    expect(domainWords(domainOf(declared, given))).toBe(words);
  });
});
