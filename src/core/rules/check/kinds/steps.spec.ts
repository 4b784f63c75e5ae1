import { expect, it } from '@jest/globals';
import { resultOf, type Steps } from './steps.js';

it('all steps at once come to their result', () => {
  let steps = 0;
  function* work(): Steps<string> {
    for (; steps < 3; steps += 1) yield;
    return 'done';
  }
  expect([resultOf(work()), steps]).toEqual(['done', 3]);
});
