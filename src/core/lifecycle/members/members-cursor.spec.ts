import { expect, it } from '@jest/globals';
import { membersCursor, readMembersCursor } from './members-cursor.js';

it.each(['c-1', '客户|1', 'a b/c'])('a cursor comes back as it was: %s', (customerId) => {
  const at = Date.UTC(2026, 10, 2, 18);
  expect(readMembersCursor(membersCursor({ at, customerId }))).toEqual({ at, customerId });
});

it('where no instant is asked it has none', () => {
  expect(membersCursor({ at: 0, customerId: 'a' })).toBe('0-61');
});

it.each(['', 'x', '1', '1-', '1-6', '1-zz', '-61', '1-ff', 'A-61', '0123456789-61'])('“%s” is none', (text) => {
  expect(readMembersCursor(text)).toBeNull();
});
