import { describe, expect, it } from '@jest/globals';
import type { PersonalField } from './customer.js';
import { addressAsSeenBy, entryAsSeenBy, maskValue, personalAsSeenBy } from './mask-personal.js';

describe('masking', () => {
  it.each<[string, PersonalField, string, string]>([
    ['a Chinese name keeps the family name', 'name', '张三丰', '张***'],
    ['a Latin name keeps its first letter', 'name', 'Jane Doe', 'J***'],
    ['a name of one character is hidden', 'name', '张', '***'],
    ['a number keeps its last four digits', 'msisdn', '+12025550123', '***0123'],
    ['a short number is hidden', 'msisdn', '12345678', '***'],
    ['an id number keeps two characters', 'idNumber', '11010119900307123X', '***3X'],
    ['a mailbox keeps one letter and the host', 'email', 'jane@example.invalid', 'j***@example.invalid'],
    ['a mailbox of one letter is hidden', 'email', 'j@example.invalid', '***'],
    ['what is not a mailbox is hidden', 'email', 'jane', '***'],
    ['an address is hidden', 'address', '1 Main Street', '***'],
  ])('%s', (_case, field, value, expected) => {
    expect(maskValue(field, value)).toBe(expected);
  });

  it('an admin sees what is there', () => {
    const personal = { name: 'Jane Doe', email: 'jane@example.invalid' };
    expect(personalAsSeenBy('admin', personal)).toEqual(personal);
  });

  it.each(['marketer', 'manager', 'agent', 'system'] as const)(
    'a %s sees masks, and no field that is not there',
    (role) => {
      expect(personalAsSeenBy(role, { name: 'Jane Doe' })).toEqual({ name: 'J***' });
    },
  );

  it.each([
    ['a mailbox', 'jane@example.invalid', 'j***@example.invalid'],
    ['a number', '12025550123', '***0123'],
  ])('%s a message went to is masked as such', (_case, address, expected) => {
    expect(addressAsSeenBy('marketer', address)).toBe(expected);
    expect(addressAsSeenBy('admin', address)).toBe(address);
  });
});

describe('a row of the history', () => {
  const at = new Date(0);
  const entry = { customerId: 'c-1', rev: 1, effectiveAt: at, recordedAt: at, source: 'crm' };
  it.each<[string, 'marketer' | 'admin', string, unknown, unknown]>([
    ['a number is masked', 'marketer', 'personal.msisdn', '***0123', null],
    ['whoever may read it does', 'admin', 'personal.msisdn', '+12025550123', null],
    ['what identifies nobody is shown', 'marketer', 'basic.region', '+12025550123', null],
  ])('%s', (_case, role, field, before, after) => {
    expect(entryAsSeenBy(role, { ...entry, field, before: '+12025550123', after: null })).toMatchObject({
      before,
      after,
    });
  });
});
