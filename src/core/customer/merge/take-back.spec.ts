import { describe, expect, it } from '@jest/globals';
import { aCustomer, type CustomerChange } from '../../../../test/builders/a-customer.js';
import type { Profile } from '../change-customer.js';
import { profileTakenBack, takeBack } from './take-back.js';

describe('taking a change back', () => {
  it.each<[string, object | undefined, object | undefined, object | undefined, object | undefined]>([
    ['unchanged since', { a: 1 }, { a: 2, b: 3 }, { a: 2, b: 3 }, { a: 1 }],
    ['another field came since', { a: 1 }, { a: 2 }, { a: 2, c: 4 }, { a: 1, c: 4 }],
    ['the same field changed since', { a: 1 }, { a: 2 }, { a: 5 }, { a: 5 }],
    ['a field it took away', { a: 1 }, {}, { b: 1 }, { a: 1, b: 1 }],
    ['a field taken away since', { a: 1, b: 1 }, { a: 2, b: 1 }, { b: 1 }, { b: 1 }],
    ['there was nothing', undefined, undefined, { a: 1 }, { a: 1 }],
    ['lists are whole', { a: [1] }, { a: [1, 2] }, { a: [1, 2, 3] }, { a: [1, 2, 3] }],
  ])('%s', (_case, before, changed, now, expected) => {
    expect(takeBack(before, changed, now)).toEqual(expected);
  });
});

const profile = (change: CustomerChange = {}): Profile => {
  const { id: _id, personal: _personal, ...rest } = aCustomer(change);
  return rest;
};

describe('a profile', () => {
  const before = profile();
  const months = [
    { month: '2026-09', revenue: 1 },
    { month: '2026-10', revenue: 5_000 },
  ];
  const changed = profile({ usage: months, consents: [], contactPoints: [{ field: 'email' }] });

  it('unchanged since is what it was', () => {
    expect(profileTakenBack(before, changed, structuredClone(changed))).toBe(before);
  });

  it('keeps the month, the consent and the way that came since', () => {
    const consent = { channel: 'call-list', purpose: 'service', granted: true, at: new Date(5), source: 's' } as const;
    const now = profile({
      usage: [...months, { month: '2026-11', revenue: 9 }],
      consents: [consent],
      contactPoints: [{ field: 'email' }, { field: 'msisdn' }],
    });
    const taken = profileTakenBack(before, changed, now);
    expect(taken.usage.map(({ month }) => month)).toEqual(['2026-10', '2026-11']);
    expect(taken.consents.map(({ channel }) => channel).sort()).toEqual(['call-list', 'email', 'sms']);
    expect(taken.contactPoints).toEqual([{ field: 'msisdn' }]);
  });
});
