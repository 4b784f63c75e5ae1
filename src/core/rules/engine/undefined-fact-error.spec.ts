import { expect, it } from '@jest/globals';
import { UndefinedFactError } from './undefined-fact-error.js';

it('an undefined fact is known by its code', () => {
  const error = new UndefinedFactError('Undefined fact: age');
  expect(error).toBeInstanceOf(Error);
  expect([error.code, error.message]).toEqual(['UNDEFINED_FACT', 'Undefined fact: age']);
});
