import { expect, it } from '@jest/globals';
import { placeOf } from '../../kit/hash.js';
import { cursorText, inAuditOrder, readChunkCursor, readCursor } from './audit-cursor.js';

it.each(['c-1', '客户|1', 'a b/c', '😀'])('a cursor comes back as it was: %s', (customerId) => {
  expect(readCursor(cursorText({ seq: 12, customerId }))).toEqual({ seq: 12, customerId });
});

it.each(['', 'x', '1', '1-', '1-6', '1-zz', '-1-61', '1-ff', 'run|20261102T180000Z|c-1'])('“%s” is none', (text) => {
  expect(readCursor(text)).toBeNull();
});

it('customers come in the order of the base', () => {
  const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
  const sorted = ids.toSorted(inAuditOrder);
  expect(sorted.map(placeOf)).toEqual(ids.map(placeOf).toSorted((a, b) => a - b));
  expect(inAuditOrder('c-1', 'c-1')).toBe(0);
});

it('where a page may end with a chunk, the next begins with a chunk and no customer', () => {
  const begins = { seq: 7, customerId: '' };
  expect(readChunkCursor(cursorText(begins))).toEqual(begins);
  expect(readCursor(cursorText(begins))).toBeNull();
  expect(['7', '-', '7-6', 'x-'].map(readChunkCursor)).toEqual([null, null, null, null]);
});
