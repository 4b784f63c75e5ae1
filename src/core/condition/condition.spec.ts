import { expect, it } from '@jest/globals';
import { type Condition, factsOf, type Leaf } from './condition.js';

const leaf = (fact: string): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator: 'equal', value: 1 } satisfies Leaf,
});

it('a condition asks for each fact once, in its own order', () => {
  const condition: Condition = {
    kind: 'all',
    of: [leaf('b'), { kind: 'not', of: leaf('a') }, { kind: 'any', of: [leaf('b'), leaf('c')] }],
  };
  expect(factsOf(condition)).toEqual(['b', 'a', 'c']);
});
