import { expect, it } from '@jest/globals';
import { Operator } from './operator.js';

it('gives the raw answer of its validator when that is falsy, else its own', () => {
  const operator = new Operator(
    'x',
    () => 'asked',
    (fact: unknown) => fact,
  );
  expect([operator.evaluate(0, 1), operator.evaluate('', 1), operator.evaluate(5, 1)]).toEqual([0, '', 'asked']);
});

it('needs a name and a function', () => {
  expect(() => new Operator('', () => 1)).toThrow('Missing operator name');
  expect(() => new Operator('x', 1 as never)).toThrow('Missing operator callback');
});
