import { expect, it } from '@jest/globals';
import { Operator } from './operator.js';
import { OperatorDecorator } from './operator-decorator.js';

const positive = new Operator(
  'positive',
  () => true,
  (fact: number) => fact > 0,
);

it('wraps an operator under both names', () => {
  const not = new OperatorDecorator('not', (fact, value, next) => !next(fact, value));
  const made = not.decorate(positive);
  expect(made.name).toBe('not:positive');
  expect([made.evaluate(1, 0), made.evaluate(-1, 0)]).toEqual([false, true]);
});

it('is not asked when its own validator says no', () => {
  const each = new OperatorDecorator('each', () => true, Array.isArray);
  expect(each.decorate(positive).evaluate(1, 0)).toBe(false);
});
