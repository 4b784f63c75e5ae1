import { describe, expect, it } from '@jest/globals';
import { type CustomerChange, changeProfile, type Profile } from './change-customer.js';
import type { Consent } from './consent.js';
import type { Customer } from './customer.js';

const consent = (day: number, granted: boolean, change: Partial<Consent> = {}): Consent => ({
  channel: 'sms',
  purpose: 'marketing',
  granted,
  at: new Date(Date.UTC(2026, 9, day)),
  source: 'web',
  ...change,
});
const customer = (change: Partial<Customer>): Customer => ({
  ...{ id: 'c', relationship: 'current', origin: 'table', personal: {}, basic: {}, business: {}, usage: [] },
  ...{ preference: {}, consents: [] },
  ...change,
});
const changed = (
  known: Partial<Customer> | null,
  said: Partial<Customer>,
  more: Partial<CustomerChange> = {},
): Profile => changeProfile(known === null ? null : customer(known), { customer: customer(said), ...more });

describe('what a source says, upon what is known', () => {
  it('a new customer is what is said', () => {
    expect(changed(null, { basic: { age: 3 }, consents: [consent(1, true)] })).toEqual({
      ...{ relationship: 'current', origin: 'table', basic: { age: 3 }, business: {}, usage: [], preference: {} },
      consents: [consent(1, true)],
    });
  });

  it('fields not said stay, fields said replace, in every group', () => {
    const known = { basic: { age: 3, sex: 'f' }, business: { planCode: 'a' }, preference: { language: 'zh' } };
    const said = { basic: { age: 4 }, business: { currency: 'USD' }, preference: { timeZone: 'UTC' } };
    expect(changed(known, said)).toMatchObject({
      basic: { age: 4, sex: 'f' },
      business: { planCode: 'a', currency: 'USD' },
      preference: { language: 'zh', timeZone: 'UTC' },
    });
  });

  it('months are merged month by month and stay in order', () => {
    const known = { usage: [{ month: '2026-09', revenue: 1, dataMb: 9 }] };
    const said = {
      usage: [
        { month: '2026-09', revenue: 2 },
        { month: '2026-08', revenue: 3 },
      ],
    };
    expect(changed(known, said).usage).toEqual([
      { month: '2026-08', revenue: 3 },
      { month: '2026-09', revenue: 2, dataMb: 9 },
    ]);
  });

  it('what there is none of goes, and only that', () => {
    const known = { business: { contractEndDate: '2026-12-01', planCode: 'a' }, basic: { exitDate: '2026-01-01' } };
    const result = changed(known, {}, { cleared: ['business.contractEndDate'] });
    expect(result.business).toEqual({ planCode: 'a' });
    expect(result.basic).toEqual({ exitDate: '2026-01-01' });
  });
});

describe('consents', () => {
  const email = { channel: 'email' } as const;
  it.each([
    ['a newer word replaces', [consent(1, true)], [consent(2, false)], [consent(2, false)]],
    ['an older word does not', [consent(2, false)], [consent(1, true)], [consent(2, false)]],
    ['of one instant the later said', [consent(1, true)], [consent(1, false)], [consent(1, false)]],
    ['other channels stay', [consent(1, true, email)], [consent(1, true)], [consent(1, true, email), consent(1, true)]],
  ])('%s', (_case, known, said, expected) => {
    expect(changed({ consents: known }, { consents: said }).consents).toEqual(expected);
  });

  const { granted: _granted, ...withheld } = consent(3, false);
  it.each([
    ['one given before is taken back', [consent(1, true)], [consent(3, false)]],
    ['where none was given nothing is said', [], []],
    ['one withdrawn before stays as it was', [consent(1, false)], [consent(1, false)]],
    ['one given later stays', [consent(4, true)], [consent(4, true)]],
  ])('no longer shown by the source: %s', (_case, known, expected) => {
    expect(changed({ consents: known }, {}, { withheld: [withheld] }).consents).toEqual(expected);
  });
});
