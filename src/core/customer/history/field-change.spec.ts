import { describe, expect, it } from '@jest/globals';
import { aConsent, aCustomer, type CustomerChange } from '../../../../test/builders/a-customer.js';
import type { Profile } from '../change-customer.js';
import { entriesOf, fieldChanges, same } from './field-change.js';

const profile = (change: CustomerChange = {}): Profile => {
  const { id: _id, personal: _personal, ...rest } = aCustomer(change);
  return rest;
};

describe('what a change changed', () => {
  it.each<[string, CustomerChange, readonly (readonly [string, unknown, unknown])[]]>([
    ['nothing', {}, []],
    ['a field', { basic: { sex: 'Male' } }, [['basic.sex', 'Female', 'Male']]],
    ['a new field', { business: { planCode: 'a' } }, [['business.planCode', null, 'a']]],
    ['a list', { business: { productsHeld: ['tv'] } }, [['business.productsHeld', ['mobile'], ['tv']]]],
    ['the relationship', { relationship: 'former' }, [['relationship', 'current', 'former']]],
    [
      'contact points',
      { contactPoints: [{ field: 'email', invalidSince: '2026-01-01' }] },
      [['contactPoints', null, [{ field: 'email', invalidSince: '2026-01-01' }]]],
    ],
    [
      'a month that comes in is no change',
      {
        usage: [
          { month: '2026-10', revenue: 5_000, dataMb: 1 },
          { month: '2026-11', revenue: 1 },
        ],
      },
      [],
    ],
    ['a month corrected', { usage: [{ month: '2026-10', revenue: 4_000 }] }, [['usage.2026-10.revenue', 5_000, 4_000]]],
  ])('%s', (_case, change, expected) => {
    const found = fieldChanges(profile(), profile(change));
    expect(found.map(({ field, before, after }) => [field, before, after])).toEqual(expected);
  });

  it('a consent by channel and purpose, with both words', () => {
    const [before, after] = [aConsent(), aConsent({ granted: false, at: new Date('2026-11-02T00:00:00Z') })];
    expect(fieldChanges(profile({ consents: [before] }), profile({ consents: [after] }))).toEqual([
      { field: 'consents.sms.marketing', before, after },
    ]);
  });

  it('is a row a field', () => {
    const at = new Date('2026-11-02T00:00:00Z');
    const change = {
      rev: 7,
      effectiveAt: at,
      recordedAt: at,
      source: 'crm',
      fields: [{ field: 'a', before: 1, after: 2 }],
    };
    expect(entriesOf('c-1', change)).toEqual([
      { customerId: 'c-1', rev: 7, effectiveAt: at, recordedAt: at, source: 'crm', field: 'a', before: 1, after: 2 },
    ]);
  });
});

it.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [new Date(5), new Date(5), true],
  [new Date(5), new Date(6), false],
  [[], {}, false],
  [null, undefined, false],
])('%j is the same as %j: %s', (left, right, expected) => {
  expect(same(left, right)).toBe(expected);
});
