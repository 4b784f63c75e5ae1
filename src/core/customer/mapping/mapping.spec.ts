import { expect, it } from '@jest/globals';
import { columnsOf, type Derivation } from './mapping.js';

const sources: readonly (readonly [Derivation, readonly string[]])[] = [
  [{ kind: 'value', value: 1 }, []],
  [{ kind: 'months-before', column: 'a' }, ['a']],
  [{ kind: 'term-end', term: 'a', months: new Map(), done: 'b' }, ['a', 'b']],
  [{ kind: 'template', parts: ['x', { column: 'a' }, { column: 'b' }] }, ['a', 'b']],
  [{ kind: 'reserved-number', column: 'a', prefix: '+999', digits: 10 }, ['a']],
  [{ kind: 'products', products: [{ product: 'p', column: 'a', when: [], unless: [] }] }, ['a']],
];

it.each(sources)('%j reads %j, and its guard one more', (from, columns) => {
  const line = { to: 'basic.sex', from, month: null, app: null, guard: null } as const;
  expect(columnsOf(line)).toEqual(columns);
  const guard = { column: 'g', equals: [], otherwise: 'missing' } as const;
  expect(columnsOf({ ...line, guard })).toEqual([...columns, 'g']);
});
