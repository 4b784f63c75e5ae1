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

describe('lists', () => {
  const inUse = { state: 'in-use', on: '2026-02-01' } as const;
  const removed = { state: 'removed', on: '2026-10-01' } as const;

  it('a device of a line and model grows by what it went through, in order of days; another model is another device', () => {
    const known = { business: { devices: [{ line: '1', model: 'A', is5g: true, states: [inUse] }] } };
    const said = {
      business: {
        devices: [
          { line: '1', model: 'A', states: [removed, { state: 'first-seen', on: '2026-01-01' } as const] },
          { line: '1', model: 'B', states: [inUse] },
        ],
      },
    };
    expect(changed(known, said).business.devices).toEqual([
      { line: '1', model: 'A', is5g: true, states: [{ state: 'first-seen', on: '2026-01-01' }, inUse, removed] },
      { line: '1', model: 'B', states: [inUse] },
    ]);
  });

  it('discounts are one a code, texts are said whole', () => {
    const known = { business: { discounts: [{ code: 'a', amount: 1 }], productsHeld: ['x', 'y'] } };
    const said = {
      business: {
        discounts: [
          { code: 'a', amount: 2 },
          { code: 'b', amount: 3 },
        ],
        productsHeld: ['z'],
      },
    };
    expect(changed(known, said).business).toEqual(said.business);
  });

  it('what there is none of any more is replaced by what is said', () => {
    const known = { business: { discounts: [{ code: 'a', amount: 1 }] } };
    expect(changed(known, {}, { cleared: ['business.discounts'] }).business).toEqual({});
  });

  it.each([
    [
      'a way found not to work',
      [{ verifiedOn: '2026-01-01' }],
      [{ invalidSince: '2026-02-01' }],
      { verifiedOn: '2026-01-01', invalidSince: '2026-02-01' },
    ],
    [
      'works again once it is verified',
      [{ invalidSince: '2026-02-01' }],
      [{ verifiedOn: '2026-03-01' }],
      { verifiedOn: '2026-03-01' },
    ],
    [
      'does not by an older word',
      [{ invalidSince: '2026-02-01' }],
      [{ verifiedOn: '2026-01-01' }],
      { verifiedOn: '2026-01-01', invalidSince: '2026-02-01' },
    ],
  ])('contact points: %s', (_case, known, said, expected) => {
    const points = (list: readonly object[]) => ({
      contactPoints: list.map((one) => ({ field: 'email' as const, ...one })),
    });
    expect(changed(points(known), points(said)).contactPoints).toEqual([{ field: 'email', ...expected }]);
  });

  it('data by category of app is merged within its month', () => {
    const known = { usage: [{ month: '2026-09', appMb: { video: 1 } }] };
    const said = { usage: [{ month: '2026-09', appMb: { games: 2 } }] };
    expect(changed(known, said).usage).toEqual([{ month: '2026-09', appMb: { video: 1, games: 2 } }]);
  });
});
