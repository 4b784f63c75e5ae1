import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { binOf, edgesOf, readBins } from './bins.js';

function read(json: unknown) {
  const problems = new FoundProblems();
  const bins = readBins(json, '$', problems, ['is'], ({ is }) => String(is));
  const found = problems.result(bins);
  return found.ok ? found.value : found.problems.map(({ path, code, params }) => ({ path, code, ...params }));
}

const GOOD = [
  { is: 'low', to: 10 },
  { is: 'mid', from: 10, to: 20 },
  { is: 'high', from: 20 },
];

it.each([
  [-1e9, 'low'],
  [9.999, 'low'],
  [10, 'mid'],
  [19.999, 'mid'],
  [20, 'high'],
  [1e9, 'high'],
])('%d is %s', (value, expected) => {
  expect(binOf(read(GOOD) as never, value)).toBe(expected);
});

it('the marks are where bins begin', () => {
  expect(edgesOf(read(GOOD) as never)).toEqual([10, 20]);
  expect(binOf([], 1)).toBeNull();
});

describe('refused, with the place and the range', () => {
  it.each<[string, unknown, readonly object[]]>([
    [
      'a gap',
      [
        { is: 'a', to: 1 },
        { is: 'b', from: 2 },
      ],
      [{ path: '$[1]', code: 'BAND_GAP', from: 1, to: 2 }],
    ],
    [
      'an overlap',
      [
        { is: 'a', to: 3 },
        { is: 'b', from: 2 },
      ],
      [{ path: '$[1]', code: 'BAND_OVERLAP', from: 2, to: 3 }],
    ],
    ['nothing below', [{ is: 'a', from: 1 }], [{ path: '$[0]', code: 'BAND_GAP', from: '-∞', to: 1 }]],
    ['nothing above', [{ is: 'a', to: 1 }], [{ path: '$[0]', code: 'BAND_GAP', from: 1, to: '∞' }]],
    ['two for everything', [{ is: 'a' }, { is: 'b' }], [{ path: '$[1]', code: 'BAND_OVERLAP', from: '-∞', to: '∞' }]],
    [
      'one of no width',
      [
        { is: 'a', to: 1 },
        { is: 'b', from: 1, to: 1 },
        { is: 'c', from: 1 },
      ],
      [{ path: '$[1]', code: 'BAND_EMPTY', from: 1, to: 1 }],
    ],
    [
      'a mark that is no number',
      [{ is: 'a', to: '1' }],
      [{ path: '$[0].to', code: 'WRONG_TYPE', expected: 'number', found: 'string' }],
    ],
    ['none', [], [{ path: '$', code: 'EMPTY_LIST' }]],
    ['no list', {}, [{ path: '$', code: 'WRONG_TYPE', expected: 'array', found: 'object' }]],
  ])('%s', (_case, json, expected) => {
    expect(read(json)).toEqual(expected);
  });
});
