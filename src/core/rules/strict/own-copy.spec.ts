import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { frozen, MOST_LEVELS, ownCopy } from './own-copy.js';

function levels(count: number): unknown {
  let json: unknown = 1;
  for (let at = 0; at < count; at += 1) json = { not: json };
  return json;
}

const circle: { inner?: unknown } = {};
circle.inner = circle;

describe('a copy of one’s own', () => {
  it('is not changed with the original', () => {
    const original = { all: [{ value: [1] }] };
    const copy = ownCopy(original, '$', new FoundProblems(), null);
    original.all[0]?.value.push(2);
    expect(copy).toEqual({ all: [{ value: [1] }] });
  });

  it.each<[string, unknown, boolean]>([
    ['as deep as may be', levels(MOST_LEVELS), true],
    ['a level deeper', levels(MOST_LEVELS + 1), false],
    ['very deep', levels(100_000), false],
    ['a circle', circle, false],
  ])('%s', (_case, json, isFine) => {
    const problems = new FoundProblems();
    const copy = ownCopy(json, '$[3]', problems, 'stand-in');
    expect(copy === 'stand-in').toBe(!isFine);
    const found = problems.result(null);
    expect(found.ok ? [] : found.problems).toEqual(
      isFine ? [] : [{ path: '$[3]', code: 'TOO_DEEP', params: { max: MOST_LEVELS } }],
    );
  });
});

it('is for reading only, all the way down; values of some class stay as they are', () => {
  const json = frozen({ all: [{ value: [1], at: new Date(0), like: /x/g }], named: Object.create(null) });
  const [leaf] = json.all;
  expect([json, json.all, leaf, leaf?.value, json.named].map(Object.isFrozen)).toEqual(Array(5).fill(true));
  expect([leaf?.at, leaf?.like].map(Object.isFrozen)).toEqual([false, false]);
});
