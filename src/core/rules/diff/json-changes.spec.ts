import { expect, it } from '@jest/globals';
import { jsonChanges } from './json-changes.js';

it.each([
  ['nothing changed, whatever the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ['a value', { a: { b: [1, 2] } }, { a: { b: [1, 3] } }, [{ path: '$.a.b[1]', before: 2, after: 3 }]],
  [
    'a field that came and one that went',
    { a: 1 },
    { b: null },
    [
      { path: '$.a', before: 1 },
      { path: '$.b', after: null },
    ],
  ],
  ['a longer list', [1], [1, 2], [{ path: '$[1]', after: 2 }]],
  ['another shape', { a: [1] }, { a: { 0: 1 } }, [{ path: '$.a', before: [1], after: { 0: 1 } }]],
  ['a name that needs quotes', { 'a-b': 1 }, { 'a-b': 2 }, [{ path: '$["a-b"]', before: 1, after: 2 }]],
  ['the whole', 1, null, [{ path: '$', before: 1, after: null }]],
])('%s', (_case, before, after, expected) => {
  expect(jsonChanges(before, after)).toEqual(expected);
});
