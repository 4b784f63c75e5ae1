import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../kit/found-problems.js';
import { idAmong, listOf, textsOf, wholeFromOne, within } from './read-lists.js';

const found = (check: (problems: FoundProblems) => void) => {
  const problems = new FoundProblems();
  check(problems);
  return problems.all.map(({ path, code }) => `${path} ${code}`);
};

describe('what a policy is made of', () => {
  it.each([
    ['a list', (all: FoundProblems) => listOf(all, ['a', 'c'], '$', ['a', 'b']), ['$[1] POLICY_VALUE_NOT_ALLOWED']],
    ['no list', (all: FoundProblems) => listOf(all, 'a', '$', ['a']), ['$ WRONG_TYPE']],
    ['an empty list', (all: FoundProblems) => textsOf(all, [], '$'), ['$ POLICY_LIST_EMPTY']],
    ['an empty text', (all: FoundProblems) => textsOf(all, ['a', ''], '$'), ['$[1] WRONG_TYPE']],
    ['minus one', (all: FoundProblems) => wholeFromOne(all, -1, '$'), ['$ POLICY_NOT_FROM_ONE']],
    ['a bound', (all: FoundProblems) => within(all, 2, '$', 1, 2), []],
    ['beyond a bound', (all: FoundProblems) => within(all, 2.1, '$', 1, 2), ['$ POLICY_OUT_OF_BOUNDS']],
    ['no number', (all: FoundProblems) => within(all, Number.NaN, '$', 1, 2), ['$ POLICY_OUT_OF_BOUNDS']],
    [
      'an id twice',
      (all: FoundProblems) => idAmong(all, 'a', '$', new Set(['a']), 'POLICY_CAP_TWICE'),
      ['$ POLICY_CAP_TWICE'],
    ],
  ])('%s', (_case, check, expected) => {
    expect(found(check)).toEqual(expected);
  });
});
