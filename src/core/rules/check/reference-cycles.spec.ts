import { describe, expect, it } from '@jest/globals';
import { referenceCycles, referencesIn } from './reference-cycles.js';

const to = (...names: readonly string[]) => ({ all: names.map((condition) => ({ condition })) });

it('references are found wherever they stand', () => {
  expect(referencesIn({ any: [{ condition: 'a' }, { not: { all: [{ condition: 'b' }, { fact: 'x' }] } }] })).toEqual([
    'a',
    'b',
  ]);
  expect(referencesIn('condition')).toEqual([]);
});

describe('a cycle', () => {
  it.each([
    ['to itself', { a: to('a') }, [['a', 'a']]],
    ['of three, told once', { a: to('b'), b: to('c'), c: to('a') }, [['a', 'b', 'c', 'a']]],
    ['behind a way in', { in: to('a'), a: to('b'), b: to('a') }, [['a', 'b', 'a']]],
    ['none: two ways to one', { a: to('b', 'c'), b: to('d'), c: to('d'), d: { all: [] } }, []],
    ['none: a name nobody gave', { a: to('nobody') }, []],
  ])('%s', (_case, shared, cycles) => {
    expect(referenceCycles(shared).map(({ cycle }) => cycle)).toEqual(cycles);
  });

  it('is an error', () => {
    expect(referenceCycles({ a: to('a') })).toMatchObject([{ kind: 'reference-cycle', severity: 'error' }]);
  });
});
