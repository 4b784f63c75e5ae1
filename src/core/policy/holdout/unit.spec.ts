import { describe, expect, it } from '@jest/globals';
import { unitOf } from './unit.js';

describe('the unit of assignment', () => {
  it.each([
    ['the customer', { customerId: 'c-2' }, [], 'c-2'],
    ['the household', { customerId: 'c-2', householdId: 'h-1' }, [], 'household|h-1'],
    ['the customer where the household is nothing', { customerId: 'c-2', householdId: '' }, [], 'c-2'],
    ['one household however it was typed', { customerId: 'c-2', householdId: ' e\u0301 ' }, [], 'household|é'],
    ['the customer where the household is unknown', { customerId: 'c-2', householdId: null }, [], 'c-2'],
    ['the first on a phone', { customerId: 'c-2' }, [{ customerId: 'c-1' }], 'c-1'],
    [
      'the household of who shares the phone',
      { customerId: 'c-1' },
      [{ customerId: 'c-2', householdId: 'h' }],
      'household|h',
    ],
    [
      'one’s own household before that',
      { customerId: 'c-1', householdId: 'a' },
      [{ customerId: 'c-0', householdId: 'b' }],
      'household|a',
    ],
  ])('is %s', (_case, customer, sharers, expected) => {
    expect(unitOf(customer, sharers)).toBe(expected);
  });

  it('is the same for everybody on a phone, whoever is asked and in whatever order', () => {
    const [a, b, c] = [{ customerId: 'c-1' }, { customerId: 'c-2', householdId: 'h' }, { customerId: 'c-3' }] as const;
    expect([unitOf(a, [b, c]), unitOf(a, [c, b]), unitOf(b, [a, c]), unitOf(c, [b, a])]).toEqual(
      Array.from({ length: 4 }, () => 'household|h'),
    );
  });

  it('never takes a household for a customer of the same name', () => {
    expect(unitOf({ customerId: 'x' })).not.toBe(unitOf({ customerId: 'c', householdId: 'x' }));
  });
});
