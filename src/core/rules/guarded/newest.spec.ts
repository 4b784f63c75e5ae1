import { expect, it } from '@jest/globals';
import { Newest } from './newest.js';

it('makes each once, and forgets the one that was asked for longest ago', () => {
  const newest = new Newest<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    newest.of(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
