import { describe, expect, it } from '@jest/globals';
import { idFault, idForm, lookupForm } from './identity.js';

describe("a customer's id", () => {
  it.each([
    ['7590-VHVEG', null],
    ['客户 000001', null],
    ['$gt', null],
    ['a.b', null],
    ['', 'ID_MISSING'],
    ['x'.repeat(64), null],
    ['x'.repeat(65), 'ID_TOO_LONG'],
    ['a|b', 'ID_HAS_BAR'],
    ['a\tb', 'ID_UNPRINTABLE'],
    ['a\u200bb', 'ID_UNPRINTABLE'],
    ['a\u202eb', 'ID_UNPRINTABLE'],
    ['a\u00a0b', 'ID_UNPRINTABLE'],
    ['a\ud800', 'ID_UNPRINTABLE'],
    ['a\u2028b', 'ID_UNPRINTABLE'],
  ])('"%s": %s', (id, fault) => {
    expect(idFault(id)).toBe(fault);
  });

  it('has one form, composed and trimmed', () => {
    expect(idForm(' e\u0301-1 ')).toBe('é-1');
  });
});

describe('what a personal field is looked up by', () => {
  it.each([
    ['email', ' Ann@Example.INVALID ', 'ann@example.invalid'],
    ['msisdn', '+1 (202) 555-0123', '+12025550123'],
    ['msisdn', '0012025550123', '+12025550123'],
    ['idNumber', '11010119900307123x', '11010119900307123X'],
    ['name', ' Ann   Example', 'Ann Example'],
    ['address', '1 Long\tStreet', '1 Long Street'],
  ] as const)('%s "%s"', (field, value, form) => {
    expect(lookupForm(field, value)).toBe(form);
  });
});
