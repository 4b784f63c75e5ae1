import { expect, it } from '@jest/globals';
import { elementDimensions } from './element-dimension.js';
import { Predicates } from './predicates.js';

function dimensionsFor(...values: readonly unknown[]) {
  const predicates = new Predicates({});
  for (const value of values) {
    for (const operator of ['contains', 'doesNotContain', 'not:contains']) {
      predicates.lower({ fact: 'f', operator, value, path: undefined });
    }
  }
  return { predicates, dimensions: elementDimensions(0, predicates.all) };
}

it('each cell answers as the operators do', () => {
  const { predicates, dimensions } = dimensionsFor('a', 0, null, 'b', true, '1', 'c');
  const lists = [[], ['a'], ['a', 'b', 'x'], [0, null], [-0], ['0'], [[]], undefined, null, 'a', { 0: 'a' }];
  for (const value of lists) {
    for (const { codeOf, answers, predicates: asked } of dimensions) {
      const answer = answers[codeOf(value)] ?? [];
      expect([...answer]).toEqual(asked.map((number) => (predicates.all[number]?.test(value) ? 1 : 0)));
    }
  }
});

it('six elements share a dimension, and every question stands in one', () => {
  const { predicates, dimensions } = dimensionsFor(...Array.from({ length: 13 }, (_one, at) => at));
  expect(dimensions.map(({ cells }) => cells)).toEqual([65, 65, 3]);
  expect(dimensions.flatMap((one) => one.predicates)).toHaveLength(predicates.all.length);
});

it('a question is asked about the cells of its own dimension only', () => {
  const { predicates } = dimensionsFor(...Array.from({ length: 3_000 }, (_one, at) => at));
  let asked = 0;
  const counted = predicates.all.map((one) => ({
    ...one,
    test: (fact: unknown) => {
      asked += 1;
      return one.test(fact);
    },
  }));
  const dimensions = elementDimensions(0, counted);
  expect(dimensions).toHaveLength(500);
  expect(asked).toBe(predicates.all.length * 65);
});
